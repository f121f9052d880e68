import { createCipheriv, createDecipheriv, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { SETTINGS } from '../settings.js';

/** The signed query parameters of a callback. */
export interface SignedQuery {
  readonly msg_signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

const KEY = Buffer.from(`${SETTINGS.encodingAESKey}=`, 'base64');
const IV = KEY.subarray(0, 16);
const CORP_ID_LENGTH = Buffer.byteLength(SETTINGS.corpId);

/**
 * The limit: what a very careful expert writes for this one workload, an echo of texts, with node:crypto and nothing
 * else. Every check that safety asks for, no generality, no log, no object that is not needed. The ciphers are made a
 * call, as every example makes them. Answers `undefined` for a callback to refuse.
 */
export function answerByHand(query: SignedQuery, body: Buffer): string | undefined {
  const { timestamp, nonce } = query;
  const encrypted = between(body.toString('latin1'), '<Encrypt><![CDATA[', ']]></Encrypt>');
  if (encrypted === undefined || !matches(sign(timestamp, nonce, encrypted), query.msg_signature)) return undefined;
  const message = decrypt(encrypted);
  if (message === undefined || between(message, '<MsgType><![CDATA[', ']]>') !== 'text') return undefined;
  const toUserName = between(message, '<ToUserName><![CDATA[', ']]>');
  const fromUserName = between(message, '<FromUserName><![CDATA[', ']]>');
  // Sliced raw and put back raw: a `]]>` in it is split over two CDATA sections already.
  const content = between(message, '<Content><![CDATA[', ']]></Content>');
  const answer = encrypt(
    `<xml><ToUserName><![CDATA[${fromUserName}]]></ToUserName><FromUserName><![CDATA[${toUserName}]]></FromUserName><CreateTime>${Math.floor(Date.now() / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content></xml>`,
  );
  return `<xml><Encrypt><![CDATA[${answer}]]></Encrypt><MsgSignature><![CDATA[${sign(timestamp, nonce, answer)}]]></MsgSignature><TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`;
}

function sign(timestamp: string, nonce: string, encrypted: string): string {
  return hash('sha1', [SETTINGS.token, timestamp, nonce, encrypted].sort().join(''), 'hex');
}

function matches(expected: string, given: string): boolean {
  return given.length === expected.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}

function decrypt(encrypted: string): string | undefined {
  const ciphertext = Buffer.from(encrypted, 'base64');
  if (ciphertext.length < 32 || ciphertext.length % 16 !== 0) return undefined;
  // Without automatic padding, and with whole blocks, `update` answers everything and `final` nothing.
  const frame = createDecipheriv('aes-256-cbc', KEY, IV).setAutoPadding(false).update(ciphertext);
  const pad = frame[frame.length - 1] ?? 0;
  const end = frame.length - pad;
  if (pad < 1 || pad > 32 || end < 20) return undefined;
  for (let index = end; index < frame.length; index++) if (frame[index] !== pad) return undefined;
  const messageEnd = 20 + frame.readUInt32BE(16);
  if (messageEnd > end || frame.toString('utf8', messageEnd, end) !== SETTINGS.corpId) return undefined;
  return frame.toString('utf8', 20, messageEnd);
}

function encrypt(message: string): string {
  const length = Buffer.byteLength(message);
  const end = 20 + length + CORP_ID_LENGTH;
  const pad = 32 - (end % 32);
  const frame = Buffer.allocUnsafe(end + pad);
  randomBytes(16).copy(frame);
  frame.writeUInt32BE(length, 16);
  frame.write(message, 20);
  frame.write(SETTINGS.corpId, 20 + length);
  frame.fill(pad, end);
  return createCipheriv('aes-256-cbc', KEY, IV).setAutoPadding(false).update(frame).toString('base64');
}

function between(text: string, open: string, close: string): string | undefined {
  const found = text.indexOf(open);
  const start = found + open.length;
  const end = found < 0 ? -1 : text.indexOf(close, start);
  return end < 0 ? undefined : text.slice(start, end);
}
