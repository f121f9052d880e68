import { createHash } from 'node:crypto';
import { CallbackCrypto, decryptMessage } from '../src/crypto/index.js';

/** Where the app listens and the settings it was given. */
export interface SelfTestTarget {
  readonly callbackUrl: string;
  readonly corpId: string;
  readonly token: string;
  readonly encodingAESKey: string;
  readonly agentId: number;
}

/** Sends the app one encrypted message over HTTP as WeCom would; answers its decrypted reply. */
export async function sendAsWecom(target: SelfTestTarget, msgType: string, fields: string): Promise<string> {
  const crypto = new CallbackCrypto({ ...target, receiveId: target.corpId });
  const now = Math.floor(Date.now() / 1000);
  const msgId = createHash('sha1').update(`${now}${fields}`).digest().readUInt32BE();
  const xml = `<xml><ToUserName><![CDATA[${target.corpId}]]></ToUserName><FromUserName><![CDATA[ZhangSan]]></FromUserName><CreateTime>${now}</CreateTime><MsgType><![CDATA[${msgType}]]></MsgType>${fields}<MsgId>${msgId}</MsgId><AgentID>${target.agentId}</AgentID></xml>`;
  const { encrypt, msgSignature, timestamp, nonce } = crypto.seal(xml, String(now));
  const query = new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce });
  const body = `<xml><ToUserName><![CDATA[${target.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt><AgentID><![CDATA[${target.agentId}]]></AgentID></xml>`;
  const response = await fetch(`${target.callbackUrl}?${query}`, { method: 'POST', body });
  const answer = await response.text();
  if (response.status !== 200) throw new Error(`the app answered ${response.status}: ${answer}`);
  if (answer === '') return '';
  const signed = {
    msg_signature: part(answer, 'MsgSignature'),
    timestamp: part(answer, 'TimeStamp'),
    nonce: part(answer, 'Nonce'),
  };
  return decryptMessage(crypto, signed, answer);
}

function part(xml: string, name: string): string {
  return new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`).exec(xml)?.[1] ?? '';
}
