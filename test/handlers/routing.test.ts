import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventXml, messageXml, textXml } from '../helpers/callbacks.js';
import { answer, IMAGE, newApp, send } from './desk.js';

const click = (key: string): string => eventXml('click', `<EventKey>${key}</EventKey>`);

describe('the choice of a handler', () => {
  it('goes exact, pattern, type, general, unhandled', async () => {
    const { app } = newApp();
    app.onUnhandled(() => 'unhandled');
    assert.equal(await answer(app, textXml('help')), 'unhandled');
    app.setMessageHandler(() => 'general');
    assert.equal(await answer(app, textXml('help')), 'general');
    app.onText(() => 'type');
    assert.equal(await answer(app, textXml('help')), 'type');
    app.onText(/^he/g, (_message, ctx) => `pattern ${ctx.match?.[0]}`);
    assert.equal(await answer(app, textXml('help')), 'pattern he');
    assert.equal(await answer(app, textXml('help')), 'pattern he', 'a pattern with the flag g matches every time');
    app.onText('help', () => 'exact');
    assert.equal(await answer(app, textXml('help')), 'exact');
    assert.equal(await answer(app, textXml('hello')), 'pattern he');
    assert.equal(await answer(app, textXml('other')), 'type');
    assert.equal(await answer(app, IMAGE), 'general');
  });

  it('goes the same way for events', async () => {
    const { app } = newApp();
    assert.equal(await answer(app, click('A')), undefined);
    app.setEventHandler((event) => `general ${event.event}`);
    assert.equal(await answer(app, click('A')), 'general click');
    app.onEvent('click', () => 'type');
    app.onEvent('click', /^A(\d)/, (_event, ctx) => `pattern ${ctx.match?.[1]}`);
    app.onEvent('click', 'A1', () => 'exact');
    assert.deepEqual(
      [await answer(app, click('A1')), await answer(app, click('A2')), await answer(app, click('B'))],
      ['exact', 'pattern 2', 'type'],
    );
    assert.equal(await answer(app, eventXml('enter_agent', '<EventKey></EventKey>')), 'general enter_agent');
  });

  it('takes the first of one rank, and the last general handler', async () => {
    const { app } = newApp();
    app.onText('a', () => 'first').onText('a', () => 'second');
    app.onText(/b/, () => 'first').onText(/b/, () => 'second');
    app.on('image', () => 'first').on('image', () => 'second');
    app.setMessageHandler(() => 'first').setMessageHandler(() => 'second');
    assert.deepEqual(
      [await answer(app, textXml('a')), await answer(app, textXml('b')), await answer(app, IMAGE)],
      ['first', 'first', 'first'],
    );
    assert.equal(await answer(app, textXml('c')), 'second');
  });

  it('takes a ChangeType before its event', async () => {
    const { app } = newApp();
    const seen: string[] = [];
    app.onEvent('change_contact', (event) => void seen.push(`event ${event.changeType}`));
    app.onChange('change_contact', 'create_user', (event) => void seen.push(`change ${event.userId}`));
    const contact = (fields: string): string => eventXml('change_contact', fields, { userId: 'sys', agentId: '' });
    await send(app, contact('<ChangeType>create_user</ChangeType><UserID>00123</UserID>'));
    await send(app, contact('<ChangeType>delete_user</ChangeType><UserID>00123</UserID>'));
    assert.deepEqual(seen, ['change 00123', 'event delete_user']);
  });

  it('hands unknown types to whoever names them, or to the general handler, with a warning', async () => {
    const { app, lines } = newApp();
    const seen: unknown[] = [];
    app.onEvent('brand_new', (event) => void seen.push([event.event, event.wireEvent, event.raw.Extra]));
    app.setMessageHandler((message) => void seen.push([message.msgType, message.raw.Extra]));
    await send(app, eventXml('brand_new', '<Extra>007</Extra>'));
    assert.equal(lines.at(-1)?.level, 'warn');
    await send(app, messageXml('hologram', '<Extra>1</Extra>'));
    app.on('unknown', (message) => void seen.push(message.wireMsgType));
    await send(app, messageXml('hologram', '<Extra>1</Extra>'));
    assert.deepEqual(seen, [['unknown', 'brand_new', '007'], ['unknown', '1'], 'hologram']);
  });

  it('does not take a text for an event key, nor the event LOCATION for the message location', async () => {
    const { app } = newApp();
    app.onText('KEY', () => 'text');
    app.on('location', () => 'message');
    assert.equal(await answer(app, click('KEY')), undefined);
    assert.equal(
      await answer(app, eventXml('LOCATION', '<Latitude>1</Latitude><Longitude>2</Longitude><Precision>3</Precision>')),
      undefined,
    );
  });

  it('insists on a handler', () => {
    const { app } = newApp();
    for (const method of [app.use, app.setMessageHandler, app.setEventHandler, app.setErrorHandler, app.onUnhandled]) {
      assert.throws(() => Reflect.apply(method, app, [undefined]), TypeError);
    }
    for (const target of [null, undefined, () => 'x', Object.create(null), 5]) {
      assert.throws(() => Reflect.apply(app.register, app, [target]), { code: 'invalid_config' });
    }
    assert.throws(() => Reflect.apply(app.onText, app, ['help']), TypeError);
    assert.throws(() => Reflect.apply(app.onEvent, app, ['click', 'KEY']), TypeError);
  });
});
