import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as wecomCrypto from '@wecom/crypto';
import { SETTINGS } from '../../bench/settings.js';
import { checkEcho, decrypt, encrypt, sealCallback, sign } from '../../bench/witness.js';

const { token, encodingAESKey, corpId } = SETTINGS;
const expected = { userId: 'zhangsan', text: '你好 ]]> <b>&amp; 😀' };

/** A right answer, built by WeCom's own package, with parts replaced. */
function answerWith({ id = corpId as string, signature = '', text = expected.text } = {}): string {
  const content = text.replaceAll(']]>', ']]]]><![CDATA[>');
  const reply = `<xml><ToUserName><![CDATA[zhangsan]]></ToUserName><FromUserName><![CDATA[${corpId}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content></xml>`;
  const encrypted = wecomCrypto.encrypt(encodingAESKey, reply, id);
  const msgSignature = signature || wecomCrypto.getSignature(token, '1700000000', '42', encrypted);
  return `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt><MsgSignature><![CDATA[${msgSignature}]]></MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[42]]></Nonce></xml>`;
}

describe('the witness', () => {
  it('encrypts what @wecom/crypto decrypts', () => {
    assert.equal(wecomCrypto.decrypt(encodingAESKey, encrypt('收到 👌')).message, '收到 👌');
  });

  it('decrypts what @wecom/crypto encrypts', () => {
    assert.equal(decrypt(wecomCrypto.encrypt(encodingAESKey, '收到 👌', corpId)), '收到 👌');
  });

  it('signs as @wecom/crypto does', () => {
    assert.equal(sign('1700000000', '42', 'abc='), wecomCrypto.getSignature(token, '1700000000', '42', 'abc='));
  });

  it('accepts a right answer', () => {
    assert.doesNotThrow(() => checkEcho(answerWith(), expected));
  });

  it('refuses another text', () => {
    assert.throws(() => checkEcho(answerWith({ text: '你好' }), expected), /refuses Content/);
  });

  it('refuses an answer to somebody else', () => {
    assert.throws(() => checkEcho(answerWith(), { ...expected, userId: 'lisi' }), /refuses ToUserName/);
  });

  it('refuses a wrong signature', () => {
    assert.throws(() => checkEcho(answerWith({ signature: 'f'.repeat(40) }), expected), /refuses MsgSignature/);
  });

  it('refuses a wrong receiveId', () => {
    assert.throws(() => checkEcho(answerWith({ id: 'wx0000000000000000' }), expected), /refuses the receiveId/);
  });

  it('refuses an empty answer and one that was not encrypted for us', () => {
    assert.throws(() => checkEcho('', expected), /Encrypt, which is missing/);
    assert.throws(() => decrypt(Buffer.alloc(64).toString('base64')), /refuses/);
  });

  it('posts what a WeCom callback looks like', () => {
    assert.match(
      sealCallback('abc='),
      /^<xml><ToUserName>.*<Encrypt><!\[CDATA\[abc=\]\]><\/Encrypt><AgentID>.*<\/xml>$/,
    );
  });
});
