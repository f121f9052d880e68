import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { CallbackCrypto, decryptMessage } from '../src/crypto/index.js';
import type { Emulator } from '../src/emulator/index.js';

/** Where the app listens and the settings it was given. */
export interface SelfTestTarget {
  readonly callbackUrl: string;
  readonly corpId: string;
  readonly token: string;
  readonly encodingAESKey: string;
  readonly agentId: number;
}

/** Sends the app a text and a picture over HTTP, encrypted as WeCom would, and prints the decrypted answers. */
export async function selfTest(target: SelfTestTarget, wecom: Emulator): Promise<void> {
  console.log('\nSelf-test, encrypted both ways:');
  console.log('  ZhangSan: 你好 👋');
  const echo = await sendAsWecom(target, 'text', '<Content><![CDATA[你好 👋]]></Content>');
  console.log(`  Echo:     ${/<Content><!\[CDATA\[(.*?)\]\]>/s.exec(echo)?.[1]}`);
  const bytes = await pictureWithRedLeftHalf();
  const { mediaId } = wecom.addMedia({ type: 'image', bytes, fileName: 'red-and-blue.png' });
  console.log(`  ZhangSan: a picture, ${await halvesOf(bytes)}`);
  const image = await sendAsWecom(target, 'image', `<PicUrl></PicUrl><MediaId><![CDATA[${mediaId}]]></MediaId>`);
  const mirrored = wecom.media.get(part(image, 'MediaId'))?.bytes;
  console.log(`  Echo:     a picture, ${mirrored === undefined ? 'lost' : await halvesOf(mirrored)}\n`);
}

function pictureWithRedLeftHalf(): Promise<Buffer> {
  const red = { create: { width: 32, height: 48, channels: 3, background: 'red' } } as const;
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: 'blue' } });
  return picture
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

async function halvesOf(picture: Uint8Array): Promise<string> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const colourAt = (x: number): string => ((data[x * info.channels] ?? 0) > 127 ? 'red' : 'blue');
  return `${colourAt(0)} left and ${colourAt(info.width - 1)} right`;
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
