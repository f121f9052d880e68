import {
  CallbackCrypto,
  createFrameCipher,
  decodeEncodingAESKey,
  readEnvelope,
  readPlainFrame,
  type SignedCiphertext,
  writeEnvelope,
} from '../src/crypto/index.js';
import { parseXml } from '../src/xml/index.js';
import { SETTINGS } from './settings.js';
import type { Callback } from './workload.js';

/** What the stages of one callback find at their beginning. */
export interface StageInput {
  readonly body: Buffer;
  readonly signed: SignedCiphertext;
  readonly xml: string;
}

const { token, encodingAESKey, corpId } = SETTINGS;
const crypto = new CallbackCrypto({ token, encodingAESKey, receiveId: corpId });
const cipher = createFrameCipher(decodeEncodingAESKey(encodingAESKey));

/** Our pipeline taken apart, in its order; together they are somewhat less than the whole. */
export const STAGES: Readonly<Record<string, (input: StageInput) => unknown>> = {
  'cut the envelope': ({ body }) => readEnvelope(body),
  'verify the signature': ({ signed }) => crypto.verify(signed),
  decrypt: ({ signed }) => decrypt(signed.encrypt),
  'parse the XML': ({ xml }) => parseXml(xml),
  encrypt: ({ xml }) => crypto.encrypt(xml),
  'sign and write the envelope': ({ signed }) => writeEnvelope(signed),
};

/** Runs a callback up to each stage, so that the stages can be timed one by one. */
export function stageInputOf({ query, body }: Callback): StageInput {
  const { msg_signature: msgSignature, timestamp, nonce } = query;
  const signed = { msgSignature, timestamp, nonce, encrypt: readEnvelope(body) };
  return { body, signed, xml: decrypt(signed.encrypt) };
}

function decrypt(encrypted: string): string {
  const frame = readPlainFrame(cipher.decrypt(Buffer.from(encrypted, 'base64')));
  if (typeof frame === 'string') throw new Error(`the decrypted ${frame} makes no sense`);
  return frame.message.toString('utf8');
}
