import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { EmulatedRobot, JsonObject } from '../../src/emulator/index.js';
import { type Answer, amr, type Desk, openDesk, read, SAMPLES, text } from './desk.js';

const TEXT = { msgtype: 'text', text: { content: '广州今日天气' } };

async function openRobot(t: TestContext, options = {}) {
  const desk = await openDesk(t, options);
  const robot = desk.wecom.addRobot({ name: '天气' });
  const send = (body: JsonObject | '', url = robot.webhookUrl): Promise<Answer> =>
    read(fetch(url, { method: 'POST', body: body === '' ? '' : JSON.stringify(body) }));
  return { desk, robot, send };
}

function upload(desk: Desk, robot: Pick<EmulatedRobot, 'key'>, type: string, bytes: Uint8Array) {
  return desk.upload('webhook/upload_media', { key: robot.key, type }, bytes, 'a.bin');
}

function picture(bytes: Buffer): JsonObject {
  return { base64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };
}

test('every msgtype arrives', async (t) => {
  const { desk, robot, send } = await openRobot(t);
  const file = await upload(desk, robot, 'file', SAMPLES.file);
  const { media_id: mediaId, ...rest } = file;
  assert.deepEqual(rest, { errcode: 0, errmsg: 'ok', type: 'file', created_at: String(desk.clock.now() / 1000) });
  const voice = await upload(desk, robot, 'voice', amr(1));
  const action = { type: 1, url: 'https://a.b/' };
  const cases: [string, JsonObject][] = [
    ['text', { content: 'hi', mentioned_list: ['@all'], mentioned_mobile_list: ['138'] }],
    ['markdown', { content: text(4096) }],
    ['markdown_v2', { content: '| a |' }],
    ['image', picture(SAMPLES.image)],
    ['news', { articles: [{ title: 't', description: 'd', url: 'https://a.b/', picurl: 'https://a.b/i.png' }] }],
    ['file', { media_id: mediaId }],
    ['voice', { media_id: voice.media_id }],
    ['template_card', { card_type: 'text_notice', main_title: { title: 't' }, card_action: action }],
    [
      'template_card',
      {
        card_type: 'news_notice',
        main_title: { title: 't' },
        card_action: action,
        card_image: { url: 'https://a.b/' },
        horizontal_content_list: [{ keyname: 'k', type: 2, media_id: mediaId }],
      },
    ],
  ];
  for (const [msgtype, member] of cases) {
    assert.deepEqual(await send({ msgtype, [msgtype]: member }), { errcode: 0, errmsg: 'ok' }, msgtype);
    const { channel, to, agentId, msgType, content } = desk.wecom.sent.at(-1)!;
    assert.deepEqual([channel, to, agentId, msgType, content], ['robot', '天气', undefined, msgtype, member]);
  }
  assert.ok(!JSON.stringify([desk.wecom.calls, desk.wecom.sent]).includes(robot.key));
});

test('the golden samples of refusals', async (t) => {
  const { desk, send } = await openRobot(t);
  const bad = await send(TEXT, `${desk.wecom.apiBase}/cgi-bin/webhook/send?key=bad`);
  assert.equal(bad.errcode, 93000);
  assert.match(bad.errmsg, /^invalid webhook url, hint: /);
  assert.equal((await send(TEXT, `${desk.wecom.apiBase}/cgi-bin/webhook/send`)).errcode, 93000);
  const long = await send({ msgtype: 'markdown', markdown: { content: text(4097) } });
  assert.equal(long.errcode, 40058);
  assert.match(long.errmsg, /^markdown\.content exceed max length 4096\. invalid Request Parameter, hint: /);
  const longText = await send({ msgtype: 'text', text: { content: text(5121) } });
  assert.match(longText.errmsg, /^text\.content exceed max length 5120\. invalid Request Parameter, hint: /);
});

test('the 21st message of a minute is refused', async (t) => {
  const { desk, send } = await openRobot(t);
  for (let i = 0; i < 20; i += 1) assert.equal((await send(TEXT)).errcode, 0);
  const refused = await send(TEXT);
  assert.equal(refused.errcode, 45009);
  assert.match(refused.errmsg, /^api freq out of limit, hint: /);
  const other = desk.wecom.addRobot();
  assert.deepEqual([other.name, (await send(TEXT, other.webhookUrl)).errcode], ['Robot 2', 0]);
  await desk.clock.advance(60_000);
  assert.equal((await send(TEXT)).errcode, 0);
});

test('what a message must have', async (t) => {
  const { desk, robot, send } = await openRobot(t);
  const other = desk.wecom.addRobot();
  const foreign = await upload(desk, other, 'file', SAMPLES.file);
  const ofCorp = await desk.mediaId('file');
  const action = { type: 1, url: 'https://a.b/' };
  const article = { title: 't', url: 'https://a.b/' };
  const cases: [JsonObject | '', number][] = [
    ['', 93017],
    [{}, 40008],
    [{ msgtype: 'video', video: {} }, 40008],
    [{ msgtype: 'text' }, 44004],
    [{ msgtype: 'text', text: { content: '' } }, 44004],
    [{ msgtype: 'image' }, 40058],
    [{ msgtype: 'image', image: { ...picture(SAMPLES.image), md5: 'x' } }, 301019],
    [{ msgtype: 'image', image: picture(Buffer.concat([SAMPLES.image, Buffer.alloc(2 * 1024 * 1024)])) }, 40009],
    [{ msgtype: 'image', image: picture(Buffer.from('GIF89a......')) }, 40004],
    [{ msgtype: 'news', news: { articles: [] } }, 40058],
    [{ msgtype: 'news', news: { articles: Array.from({ length: 9 }, () => article) } }, 45008],
    [{ msgtype: 'news', news: { articles: [{ ...article, title: text(129) }] } }, 40058],
    [{ msgtype: 'news', news: { articles: [{ url: 'https://a.b/' }] } }, 41016],
    [{ msgtype: 'file', file: { media_id: foreign.media_id } }, 40007],
    [{ msgtype: 'file', file: { media_id: ofCorp } }, 40007],
    [{ msgtype: 'template_card', template_card: { card_type: 'vote_interaction' } }, 42031],
    [
      {
        msgtype: 'template_card',
        template_card: {
          card_type: 'news_notice',
          main_title: { title: 't' },
          image_text_area: { image_url: 'https://a.b/' },
          card_action: action,
        },
      },
      42044,
    ],
  ];
  for (const [body, errcode] of cases) {
    const answer = await send(body);
    assert.equal(answer.errcode, errcode, `${JSON.stringify(body).slice(0, 80)}: ${answer.errmsg}`);
  }
  assert.equal((await read(fetch(robot.webhookUrl))).errcode, 40058);
});

test('text between the two known limits is a warning, or an error when strict', async (t) => {
  const long = { msgtype: 'text', text: { content: text(2049) } };
  const lenient = await openRobot(t);
  assert.equal((await lenient.send(long)).errcode, 0);
  assert.equal(lenient.desk.wecom.calls.at(-1)?.warnings.length, 1);
  const strict = await openRobot(t, { strict: true });
  assert.equal((await strict.send(long)).errcode, 40058);
});

test('uploads look at the file before the key', async (t) => {
  const { desk, robot } = await openRobot(t);
  const bad = { key: 'bad' };
  assert.equal((await upload(desk, bad, 'file', Buffer.alloc(0))).errcode, 44001);
  const badKey = await upload(desk, bad, 'file', SAMPLES.file);
  assert.equal(badKey.errcode, 40058);
  assert.match(badKey.errmsg, /^invalid param 'key', hint/);
  assert.equal((await upload(desk, robot, 'image', SAMPLES.image)).errcode, 40005);
  assert.equal((await upload(desk, robot, 'voice', SAMPLES.file)).errcode, 301017);
  assert.equal((await upload(desk, robot, 'file', Buffer.alloc(5))).errcode, 40006);
});

test('robots that do not work', async (t) => {
  const { desk, robot, send } = await openRobot(t);
  const cases = { disabled: 93004, no_push: 93001, group_gone: 93006, ok: 0 } as const;
  for (const status of ['disabled', 'no_push', 'group_gone', 'ok'] as const) {
    robot.status = status;
    assert.equal((await send(TEXT)).errcode, cases[status]);
  }
  assert.equal(desk.wecom.removeRobot(robot.key), true);
  assert.equal((await send(TEXT)).errcode, 93000);
});
