import { createCipheriv, createDecipheriv } from 'node:crypto';

const ALGORITHM = 'aes-256-cbc';
const BLOCK = 16;

/** Encrypts and decrypts whole plain frames with one key. */
export interface FrameCipher {
  /** @param frame a multiple of 16 bytes that begins with 16 random ones */
  encrypt(frame: Buffer): Buffer;
  /** @param ciphertext a multiple of 16 bytes; the first 16 bytes of the result have no meaning */
  decrypt(ciphertext: Buffer): Buffer;
}

/**
 * One long-lived CBC cipher and decipher instead of two new objects a callback, which cost more than the AES itself.
 *
 * The wire format is the same. In CBC the IV enters the first block only, C1 = E(P1 xor IV); a long-lived object goes
 * on with the last ciphertext block where WeCom expects the fixed IV (the key's first 16 bytes). So
 * - what we encrypt, WeCom decrypts with P1' = P1 xor (last block) xor IV: random bytes xored with known ones, that is,
 *   another random prefix, and every later block depends only on the ciphertext before it, which it has;
 * - what we decrypt is right from the second block on, and the first block is the sender's random prefix, which nobody
 *   reads.
 * This holds only while each call feeds whole blocks: a part of a block would stay inside and shift all that follows.
 * Hence the length check before every `update`, and auto-padding off, which would hold the last block back.
 */
export function createFrameCipher(key: Buffer): FrameCipher {
  const iv = key.subarray(0, BLOCK);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAutoPadding(false);
  const decipher = createDecipheriv(ALGORITHM, key, iv).setAutoPadding(false);
  return {
    encrypt: (frame) => cipher.update(wholeBlocks(frame)),
    decrypt: (ciphertext) => decipher.update(wholeBlocks(ciphertext)),
  };
}

/** The textbook form, a new cipher a call with the fixed IV: for test vectors, and to hold the fast form to it. */
export function createPlainFrameCipher(key: Buffer): FrameCipher {
  const iv = key.subarray(0, BLOCK);
  return {
    encrypt(frame) {
      const cipher = createCipheriv(ALGORITHM, key, iv).setAutoPadding(false);
      return Buffer.concat([cipher.update(wholeBlocks(frame)), cipher.final()]);
    },
    decrypt(ciphertext) {
      const decipher = createDecipheriv(ALGORITHM, key, iv).setAutoPadding(false);
      return Buffer.concat([decipher.update(wholeBlocks(ciphertext)), decipher.final()]);
    },
  };
}

function wholeBlocks(bytes: Buffer): Buffer {
  if (bytes.length === 0 || bytes.length % BLOCK !== 0)
    throw new RangeError(`${bytes.length} bytes are not whole blocks`);
  return bytes;
}
