import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decrypt, getSignature } from '@wecom/crypto';
import { SETTINGS } from '../../bench/settings.js';
import { buildCallbacks, callbackOf, echoOf, httpRequestOf, plaintextOf } from '../../bench/workload.js';

describe('the workload', () => {
  it('has messages of 680 bytes on average', () => {
    const sizes = Array.from({ length: 1000 }, (_, n) => Buffer.byteLength(plaintextOf(n)));
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    assert.ok(Math.abs(mean - 680) < 15, `${mean} bytes`);
    assert.ok(new Set(sizes).size > 20, 'messages of many lengths');
  });

  it('never repeats a text, a nonce, a MsgId or a ciphertext', () => {
    const callbacks = buildCallbacks(0, 500);
    const msgIds = callbacks.map((_, n) => /<MsgId>(\d{19})<\/MsgId>/.exec(plaintextOf(n))?.[1]);
    for (const values of [
      callbacks.map(({ text }) => text),
      callbacks.map(({ query }) => query.nonce),
      callbacks.map(({ body }) => body.toString()),
      msgIds,
    ]) {
      assert.equal(new Set(values).size, 500);
    }
  });

  it('makes the same text for the same number', () => {
    assert.deepEqual(echoOf(7), echoOf(7));
    assert.equal(callbackOf(7).text, echoOf(7).text);
  });

  it('is signed and encrypted so that @wecom/crypto reads it', () => {
    const { query, body, text, userId } = callbackOf(3);
    const encrypted = /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(body.toString())?.[1] ?? '';
    assert.equal(getSignature(SETTINGS.token, query.timestamp, query.nonce, encrypted), query.msg_signature);
    const { message, id } = decrypt(SETTINGS.encodingAESKey, encrypted);
    assert.equal(id, SETTINGS.corpId);
    assert.ok(message.includes(`<FromUserName><![CDATA[${userId}]]>`));
    assert.ok(message.includes(`<Content><![CDATA[${text}]]></Content>`));
  });

  it('becomes one HTTP request with its length', () => {
    const callback = callbackOf(1);
    const [head = '', body = ''] = httpRequestOf(callback).toString().split('\r\n\r\n');
    assert.match(head, /^POST \/wecom_app_cb\?msg_signature=[0-9a-f]{40}&timestamp=\d{10}&nonce=\d+ HTTP\/1\.1\r\n/);
    assert.match(head, new RegExp(`Content-Length: ${callback.body.length}$`));
    assert.equal(body, callback.body.toString());
  });
});
