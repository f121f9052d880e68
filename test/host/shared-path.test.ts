import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, describe, it } from 'node:test';
import type { HostedAppOptions } from '../../src/host/index.js';
import type { CallbackReport, WecomApp } from '../../src/index.js';
import { callbackOf, encryptText, type SETTINGS, signatureOf, textXml } from '../helpers/callbacks.js';
import { HostWorld, keysOf, replyTo } from './host-world.js';

const world = new HostWorld();
after(() => world.close());

const path = '/wecom_app_cb';
const OTHER_KEY = 'abcdefghijABCDEFGHIJabcdefghijABCDEFGHIJabc';
const A = keysOf('TokenOfA');
const B = { ...keysOf('TokenOfB'), encodingAESKey: OTHER_KEY, corpId: 'ww5555555555555555' };
const says = (text: string) => (app: WecomApp) => void app.onText(() => text);
const apps: readonly HostedAppOptions[] = [
  { ...A, name: 'a', agentId: 1, handlers: says('I am a') },
  { ...B, name: 'b', agentId: 2, handlers: says('I am b'), previousToken: 'TokenBefore' },
];

async function verify(url: string, { token, ...keys }: Record<keyof typeof SETTINGS, string>): Promise<string> {
  const echostr = encryptText('8408', { ...keys, token });
  const query = { msg_signature: signatureOf(token, '1', '2', echostr), timestamp: '1', nonce: '2', echostr };
  const response = await fetch(`${url}?${new URLSearchParams(query)}`);
  return `${response.status} ${await response.text()}`;
}

describe('apps that share a path', () => {
  it('are told apart by the token that signed, callbacks and URL verifications alike', async () => {
    const { origin, lines } = await world.start({ apps });
    const url = origin + path;
    assert.equal(await replyTo(url, 'x', A), 'I am a');
    assert.equal(await replyTo(url, 'x', B), 'I am b');
    assert.equal(await replyTo(`${url}/`, 'x', B), 'I am b');
    assert.equal(await verify(url, A), '200 8408');
    assert.equal(await verify(url, B), '200 8408');
    assert.deepEqual(
      lines.filter(({ outcome }) => outcome === 'url_verified').map(({ app }) => app),
      ['a', 'b'],
    );
  });

  it('are told apart by a previous token as well', async () => {
    const { origin } = await world.start({ apps });
    assert.equal(await replyTo(origin + path, 'x', { ...B, token: 'TokenBefore' }), 'I am b');
  });

  it('refuse what none of them has signed, in the name of the host', async () => {
    const reports: CallbackReport[] = [];
    const observer = { callback: (report: CallbackReport) => void reports.push(report) };
    const { origin, lines } = await world.start({ apps, observer, failureLimit: 2 });
    const url = origin + path;
    assert.equal(await replyTo(url, 'x', keysOf('Stranger')), '403 msg_signature does not match');
    assert.deepEqual([lines.at(-1)?.app, lines.at(-1)?.code], [undefined, 'signature_mismatch']);
    assert.match(String(lines.at(-1)?.hint), /none of the apps on this path \(a, b\)/);
    assert.deepEqual(
      reports.map(({ outcome, code }) => [outcome, code]),
      [['refused', 'signature_mismatch']],
    );
    assert.equal((await fetch(url)).status, 400);
    const many = await fetch(url, { method: 'POST', body: 'x' });
    assert.equal(many.status, 429);
    assert.equal(await replyTo(url, 'x', A), 'I am a', 'genuine callbacks always pass');
  });

  it('refuse other methods, bodies that are none, and bodies that are too large', async () => {
    const { origin } = await world.start({
      apps: [{ ...apps[0], bodyLimit: 1024 } as HostedAppOptions, { ...apps[1], bodyLimit: 4096 } as HostedAppOptions],
    });
    const url = origin + path;
    const put = await fetch(url, { method: 'PUT', body: 'x' });
    assert.deepEqual([put.status, put.headers.get('allow')], [405, 'GET, POST']);
    const { query } = callbackOf(textXml('x'), A);
    const signed = `${url}?${new URLSearchParams(query)}`;
    assert.equal((await fetch(signed, { method: 'POST', body: 'no envelope' })).status, 400);
    assert.equal((await fetch(signed, { method: 'POST', body: 'x'.repeat(5000) })).status, 413);
    // Within the limit of the other app, but not of the one that it is for.
    assert.equal(await replyTo(url, 'x'.repeat(1000), A), '413 the body is larger than 1024 bytes');
    assert.equal(await replyTo(url, 'x'.repeat(1000), B), 'I am b');
    const upload = httpRequest(url, { method: 'POST' });
    upload.on('error', () => undefined);
    upload.write('<xml>');
    upload.destroy();
    assert.equal(await replyTo(url, 'x', A), 'I am a');
  });

  it('do not suffer from one whose key is wrong: it refuses what is its own', async () => {
    const [a, b] = apps as readonly [HostedAppOptions, HostedAppOptions];
    const { origin, lines } = await world.start({ apps: [{ ...a, encodingAESKey: OTHER_KEY }, b] });
    assert.match(await replyTo(origin + path, 'x', A), /^400 /);
    assert.deepEqual([lines.at(-1)?.app, lines.at(-1)?.code], ['a', 'decrypt_failed']);
    assert.equal(await replyTo(origin + path, 'x', B), 'I am b');
  });

  it('keep the addresses that each accepts', async () => {
    const [a, b] = apps as readonly [HostedAppOptions, HostedAppOptions];
    const { origin } = await world.start({ apps: [{ ...a, allowAddresses: '192.0.2.1' }, b] });
    assert.match(await replyTo(origin + path, 'x', A), /^403 callbacks are not accepted/);
    assert.equal(await replyTo(origin + path, 'x', B), 'I am b');
  });
});
