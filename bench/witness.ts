import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { SETTINGS } from './settings.js';

// The other side of the wire, written for the benchmark alone from page 90968 of the WeCom docs, in its plainest
// form: it must be able to contradict every contender, so it shares no code with any of them.

const KEY = Buffer.from(`${SETTINGS.encodingAESKey}=`, 'base64');
const IV = KEY.subarray(0, 16);

/** SHA-1 of the four values, sorted and joined. */
export function sign(timestamp: string, nonce: string, encrypt: string): string {
  return createHash('sha1').update([SETTINGS.token, timestamp, nonce, encrypt].sort().join('')).digest('hex');
}

/** Encrypts one message for the app; answers base64. */
export function encrypt(message: string): string {
  const bytes = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  const frame = Buffer.concat([randomBytes(16), length, bytes, Buffer.from(SETTINGS.corpId)]);
  const pad = 32 - (frame.length % 32);
  const cipher = createCipheriv('aes-256-cbc', KEY, IV).setAutoPadding(false);
  return Buffer.concat([cipher.update(frame), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
    'base64',
  );
}

/** Decrypts one message and checks its frame. @throws Error naming what is wrong */
export function decrypt(encrypted: string): string {
  const decipher = createDecipheriv('aes-256-cbc', KEY, IV).setAutoPadding(false);
  const frame = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]);
  const pad = frame.at(-1) ?? 0;
  const end = frame.length - pad;
  if (pad < 1 || pad > 32 || end < 20 || !frame.subarray(end).every((byte) => byte === pad)) fail('the padding');
  const messageEnd = 20 + frame.readUInt32BE(16);
  if (messageEnd > end) fail('the length');
  const receiveId = frame.toString('utf8', messageEnd, end);
  if (receiveId !== SETTINGS.corpId) fail(`the receiveId ${JSON.stringify(receiveId)}`);
  return frame.toString('utf8', 20, messageEnd);
}

/** The body of a callback, as WeCom posts it. */
export function sealCallback(encrypted: string): string {
  return `<xml><ToUserName><![CDATA[${SETTINGS.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID><![CDATA[${SETTINGS.agentId}]]></AgentID></xml>`;
}

/** What an echo must be: who gets it and the text that was sent. */
export interface ExpectedEcho {
  readonly userId: string;
  readonly text: string;
}

/** Checks a passive reply from envelope to text. @throws Error naming what is wrong */
export function checkEcho(body: string, expected: ExpectedEcho): void {
  const encrypted = element(body, 'Encrypt');
  const signature = sign(element(body, 'TimeStamp'), element(body, 'Nonce'), encrypted);
  if (element(body, 'MsgSignature') !== signature) fail('MsgSignature');
  const reply = decrypt(encrypted);
  same('ToUserName', element(reply, 'ToUserName'), expected.userId);
  same('FromUserName', element(reply, 'FromUserName'), SETTINGS.corpId);
  same('MsgType', element(reply, 'MsgType'), 'text');
  same('Content', element(reply, 'Content'), expected.text);
  if (!/^\d{10}$/.test(element(reply, 'CreateTime'))) fail('CreateTime');
}

/** The text of the first element of that name, with or without CDATA; parts of a split CDATA are joined again. */
function element(xml: string, name: string): string {
  const found = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1];
  if (found === undefined) fail(`${name}, which is missing`);
  const cdata = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(found)?.[1];
  return cdata === undefined ? found : cdata.replaceAll(']]]]><![CDATA[>', ']]>');
}

function same(name: string, found: string, expected: string): void {
  if (found !== expected) fail(`${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}

function fail(what: string): never {
  throw new Error(`wrong answer: the witness refuses ${what}`);
}
