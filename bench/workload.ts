import { SETTINGS } from './settings.js';
import { type ExpectedEcho, encrypt, sealCallback, sign } from './witness.js';

/** One encrypted text message, ready to be posted, and the echo it must get. */
export interface Callback extends ExpectedEcho {
  readonly query: { readonly msg_signature: string; readonly timestamp: string; readonly nonce: string };
  readonly body: Buffer;
}

// Only the user ids that the WeCom docs use themselves.
const USER_IDS = ['zhangsan', 'lisi', 'ZhangSan'] as const;
const PHRASES = [
  '您好，请问今天下午三点的会议改到几号会议室了？',
  'Please send me the report of last week, thanks.',
  '收到，我马上处理 👌',
  '订单 20261122-0042 的物流信息还没有更新，麻烦帮忙查一下。',
  '1 < 2 && "quotes" stay as they are',
  '客户反馈：登录页面偶尔打不开，刷新之后恢复正常。',
  '明天上午十点之前可以给出结论吗？😀',
  'https://developer.work.weixin.qq.com/document/path/90239?a=1&b=2',
] as const;
/** With this, a plaintext message is 680 bytes on average. */
const TEXT_BYTES = 381;

/**
 * The n-th text: the same for the same n, so that the generator and whoever checks an answer agree without sending
 * texts to each other, and different from every other one.
 */
export function echoOf(n: number): ExpectedEcho {
  const wanted = TEXT_BYTES + ((n * 37) % 64) - 32;
  let text = `#${n}`;
  for (let next = n; Buffer.byteLength(text) < wanted; next += 3) text += ` ${pick(PHRASES, next)}`;
  return { userId: pick(USER_IDS, n), text };
}

/** The n-th message in the clear, as WeCom writes it. */
export function plaintextOf(n: number): string {
  const { userId, text } = echoOf(n);
  return `<xml><ToUserName><![CDATA[${SETTINGS.corpId}]]></ToUserName><FromUserName><![CDATA[${userId}]]></FromUserName><CreateTime>${unixSeconds()}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content><MsgId>${msgIdOf(n)}</MsgId><AgentID>${SETTINGS.agentId}</AgentID></xml>`;
}

/** Makes the n-th callback. No two share a MsgId, a text, a nonce or a ciphertext. */
export function callbackOf(n: number): Callback {
  const encrypted = encrypt(plaintextOf(n));
  const timestamp = String(unixSeconds());
  const nonce = String(1_000_000_000 + n);
  const query = { msg_signature: sign(timestamp, nonce, encrypted), timestamp, nonce };
  return { ...echoOf(n), query, body: Buffer.from(sealCallback(encrypted)) };
}

/** Callbacks `first` to `first + count - 1`. */
export function buildCallbacks(first: number, count: number): Callback[] {
  return Array.from({ length: count }, (_, index) => callbackOf(first + index));
}

/** A callback as the bytes of one HTTP/1.1 request, with the headers WeCom sends. */
export function httpRequestOf({ query, body }: Callback): Buffer {
  const head = [
    `POST ${SETTINGS.path}?${new URLSearchParams(query)} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: Mozilla/4.0',
    'Accept: */*',
    'Connection: keep-alive',
    'Content-Type: text/xml',
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** 19 digits, above 2^53: a contender that makes a number of it is found out. */
function msgIdOf(n: number): string {
  return `4561255354${String(n).padStart(9, '0')}`;
}

function unixSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

function pick<Item>(items: readonly [Item, ...Item[]], n: number): Item {
  return items[n % items.length] ?? items[0];
}
