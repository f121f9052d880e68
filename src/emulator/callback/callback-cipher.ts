import { isUtf8 } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { CallbackSettings } from '../world/index.js';

/** What a ciphertext held. */
export interface OpenedFrame {
  readonly message: string;
  readonly receiveId: string;
}

/** Why a ciphertext could not be opened, for people. */
export interface FrameTrouble {
  readonly problem: string;
}

const ALGORITHM = 'aes-256-cbc';
const PAD_BLOCK = 32;
const MESSAGE_OFFSET = 20;

/**
 * Signs, encrypts and decrypts as WeCom does. Written out once more, by the textbook, instead of using the code that
 * apps use: a mistake in that must not be repeated here and so go unseen.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90968
 */
export class CallbackCipher {
  readonly #token: string;
  readonly #key: Buffer;

  constructor({ token, encodingAESKey }: Pick<CallbackSettings, 'token' | 'encodingAESKey'>) {
    this.#token = token;
    this.#key = Buffer.from(`${encodingAESKey}=`, 'base64');
  }

  sign(timestamp: string, nonce: string, encrypt: string): string {
    return createHash('sha1').update([this.#token, timestamp, nonce, encrypt].sort().join('')).digest('hex');
  }

  encrypt(message: string, receiveId: string): string {
    const text = Buffer.from(message);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    const frame = Buffer.concat([randomBytes(16), length, text, Buffer.from(receiveId)]);
    const pad = PAD_BLOCK - (frame.length % PAD_BLOCK);
    const cipher = createCipheriv(ALGORITHM, this.#key, this.#key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([cipher.update(frame), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
      'base64',
    );
  }

  decrypt(encrypt: string): OpenedFrame | FrameTrouble {
    const bytes = Buffer.from(encrypt, 'base64');
    if (bytes.length === 0 || bytes.toString('base64') !== encrypt) return { problem: 'Encrypt is not base64' };
    if (bytes.length % 16 !== 0) return { problem: 'Encrypt is cut short: it is not whole AES blocks' };
    const decipher = createDecipheriv(ALGORITHM, this.#key, this.#key.subarray(0, 16)).setAutoPadding(false);
    return readFrame(Buffer.concat([decipher.update(bytes), decipher.final()]));
  }
}

function readFrame(frame: Buffer): OpenedFrame | FrameTrouble {
  const pad = frame[frame.length - 1] ?? 0;
  const end = frame.length - pad;
  const isPadded = pad >= 1 && pad <= PAD_BLOCK && frame.subarray(end).every((byte) => byte === pad);
  if (!isPadded || end < MESSAGE_OFFSET) {
    return { problem: 'the decrypted reply makes no sense: it was encrypted with another EncodingAESKey' };
  }
  if (frame.length % PAD_BLOCK !== 0) {
    return { problem: "the reply is padded to 16 bytes, as Node's automatic padding does; WeCom pads to 32" };
  }
  const messageEnd = MESSAGE_OFFSET + frame.readUInt32BE(16);
  if (messageEnd > end) return { problem: 'msg_len is larger than the reply: it counts bytes, in network order' };
  const message = frame.subarray(MESSAGE_OFFSET, messageEnd);
  if (!isUtf8(message)) return { problem: 'the reply is not UTF-8; is msg_len counted in bytes?' };
  return { message: message.toString('utf8'), receiveId: frame.toString('utf8', messageEnd, end) };
}
