import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Callback settings as an admin console would hand them out. */
export const SETTINGS = {
  corpId: 'ww1436e0e65a779aee',
  token: 'QDG6eK',
  encodingAESKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
} as const;

export type Settings = Readonly<Record<keyof typeof SETTINGS, string>>;

/** The XML of a text message. */
export function textXml(
  content: string,
  { userId = 'ZhangSan', msgId = '6972028683187026694', agentId = 1000002 } = {},
): string {
  return messageXml('text', `<Content><![CDATA[${cdata(content)}]]></Content>`, { userId, msgId, agentId });
}

/** The XML of any message. */
export function messageXml(
  msgType: string,
  fields: string,
  { userId = 'ZhangSan', msgId = '1', agentId = 1000002 } = {},
): string {
  return `<xml><ToUserName><![CDATA[${SETTINGS.corpId}]]></ToUserName><FromUserName><![CDATA[${userId}]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[${msgType}]]></MsgType>${fields}<MsgId>${msgId}</MsgId><AgentID>${agentId}</AgentID></xml>`;
}

/** The XML of any event. */
export function eventXml(
  event: string,
  fields = '',
  { userId = 'ZhangSan', agentId = '<AgentID>1000002</AgentID>' } = {},
): string {
  return `<xml><ToUserName><![CDATA[${SETTINGS.corpId}]]></ToUserName><FromUserName><![CDATA[${userId}]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>${fields}${agentId}</xml>`;
}

function cdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>');
}

/** A callback as WeCom would send it, made by node:crypto alone: the code under test has no part in it. */
export function callbackOf(
  xml: string,
  settings: Settings = SETTINGS,
  timestamp = '1767225600',
): {
  readonly query: Record<string, string>;
  readonly body: string;
} {
  const nonce = String(randomBytes(4).readUInt32LE());
  const encrypt = encryptText(xml, settings);
  const query = { msg_signature: signatureOf(settings.token, timestamp, nonce, encrypt), timestamp, nonce };
  return {
    query,
    body: `<xml><ToUserName><![CDATA[${settings.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>`,
  };
}

/** Decrypts a passive reply and checks what WeCom would check; answers the reply's XML. */
export function openReply(envelope: string, settings: Settings = SETTINGS): string {
  const part = (name: string): string => {
    const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`).exec(envelope)?.[1];
    if (found === undefined) throw new Error(`no ${name} in ${envelope.slice(0, 200)}`);
    return found;
  };
  const encrypt = part('Encrypt');
  const expected = signatureOf(settings.token, part('TimeStamp'), part('Nonce'), encrypt);
  if (part('MsgSignature') !== expected) throw new Error('the reply carries a wrong signature');
  return decryptText(encrypt, settings);
}

export function signatureOf(...values: [token: string, timestamp: string, nonce: string, encrypt: string]): string {
  return createHash('sha1').update(values.sort().join('')).digest('hex');
}

export function encryptText(text: string, { encodingAESKey, corpId }: Settings): string {
  const key = Buffer.from(`${encodingAESKey}=`, 'base64');
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const frame = Buffer.concat([randomBytes(16), length, message, Buffer.from(corpId)]);
  const pad = 32 - (frame.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(frame), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
    'base64',
  );
}

function decryptText(encrypt: string, { encodingAESKey, corpId }: Settings): string {
  const key = Buffer.from(`${encodingAESKey}=`, 'base64');
  const bytes = Buffer.from(encrypt, 'base64');
  if (bytes.length % 32 !== 0) throw new Error('the reply is not padded to 32 bytes');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const frame = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const pad = frame[frame.length - 1] ?? 0;
  const end = frame.length - pad;
  const messageEnd = 20 + frame.readUInt32BE(16);
  if (frame.toString('utf8', messageEnd, end) !== corpId) throw new Error('the reply carries a wrong receiver');
  return frame.toString('utf8', 20, messageEnd);
}
