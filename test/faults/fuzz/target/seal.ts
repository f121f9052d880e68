import { createCipheriv } from 'node:crypto';
import { SETTINGS, signatureOf } from '../../../helpers/callbacks.js';
import type { Dice } from './dice.js';

/** A request as it comes to the callback URL. */
export interface FuzzRequest {
  readonly method: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: string | Buffer | undefined;
}

const KEY = Buffer.from(`${SETTINGS.encodingAESKey}=`, 'base64');

/** Encrypts a frame, whatever is in it. Its length must be a multiple of 16. */
export function encryptFrame(frame: Uint8Array): string {
  const cipher = createCipheriv('aes-256-cbc', KEY, KEY.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(frame), cipher.final()]).toString('base64');
}

/** A frame as WeCom makes it, around any plaintext; everything random comes from the dice. */
export function frameOf(plaintext: Uint8Array, dice: Dice, receiveId: string = SETTINGS.corpId): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(plaintext.length);
  const frame = Buffer.concat([dice.bytes(16), length, plaintext, Buffer.from(receiveId)]);
  const pad = 32 - (frame.length % 32);
  return Buffer.concat([frame, Buffer.alloc(pad, pad)]);
}

/** A callback with a signature that is right, around any ciphertext. */
export function signed(encrypt: string, dice: Dice): FuzzRequest {
  const timestamp = String(1_767_225_600 + dice.below(100_000));
  const nonce = String(dice.below(4_294_967_295));
  const query = { msg_signature: signatureOf(SETTINGS.token, timestamp, nonce, encrypt), timestamp, nonce };
  return { method: 'POST', query, body: envelopeOf(encrypt) };
}

export function envelopeOf(encrypt: string): string {
  return `<xml><ToUserName><![CDATA[${SETTINGS.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>`;
}
