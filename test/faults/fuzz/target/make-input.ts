import { SETTINGS } from '../../../helpers/callbacks.js';
import { Dice } from './dice.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutateQuery } from './mutate-query.js';
import { mutateXml } from './mutate-xml.js';
import { encryptFrame, type FuzzRequest, frameOf, signed } from './seal.js';

/** One input: a request, and what is known of it beforehand. */
export interface FuzzInput {
  readonly request: FuzzRequest;
  /** How it was made. */
  readonly kind: 'genuine' | 'query' | 'body' | 'envelope' | 'message' | 'frame' | 'method';
}

/** Makes the input of this number; the same for the same seed and corpus. @param corpus genuine messages before encryption */
export function makeInput(seed: number, number: number, corpus: readonly string[]): FuzzInput {
  const dice = new Dice(seed, number);
  const xml = dice.pick(corpus);
  const other = dice.pick(corpus);
  const genuine = signed(encryptFrame(frameOf(Buffer.from(xml), dice)), dice);
  const body = Buffer.from(genuine.body ?? '');
  const roll = dice.below(100);
  if (roll < 1) return { kind: 'genuine', request: verification(dice) };
  if (roll < 5) return { kind: 'genuine', request: genuine };
  if (roll < 8) return { kind: 'method', request: { ...genuine, method: dice.pick(METHODS) } };
  if (roll < 22) {
    const method = dice.chance(0.3) ? 'GET' : 'POST';
    return { kind: 'query', request: { ...genuine, method, query: mutateQuery(genuine.query, dice) } };
  }
  if (roll < 40) return { kind: 'body', request: { ...genuine, body: mutateBytes(body, Buffer.from(other), dice) } };
  if (roll < 50) return { kind: 'envelope', request: { ...genuine, body: mutateXml(String(body), other, dice) } };
  if (roll < 90)
    return { kind: 'message', request: signed(encryptFrame(frameOf(message(xml, other, dice), dice)), dice) };
  return { kind: 'frame', request: signed(frame(xml, dice), dice) };
}

const METHODS = ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', '', 'post', '__proto__'] as const;

/** What the admin console sends when a callback URL is saved. */
function verification(dice: Dice): FuzzRequest {
  const echo = encryptFrame(frameOf(Buffer.from(String(dice.below(1e9))), dice));
  const { query } = signed(echo, dice);
  return { method: 'GET', query: { ...query, echostr: echo }, body: undefined };
}

/** A message that is signed and encrypted rightly, and wrong. */
function message(xml: string, other: string, dice: Dice): Buffer {
  if (dice.chance(0.6)) return Buffer.from(mutateXml(xml, other, dice));
  if (dice.chance(0.9)) return mutateBytes(Buffer.from(xml), Buffer.from(other), dice);
  return dice.bytes(dice.below(500));
}

/** A ciphertext of something that is no frame, or a frame with a wrong length, padding or receiver; signed rightly. */
function frame(xml: string, dice: Dice): string {
  const bytes = frameOf(Buffer.from(xml), dice);
  switch (dice.below(6)) {
    case 0:
      return encryptFrame(dice.bytes(16 * dice.below(40)));
    case 1:
      bytes.writeUInt32BE(dice.pick([0, 1, bytes.length, 0x7fffffff, 0xffffffff, dice.below(2_000)]), 16);
      return encryptFrame(bytes);
    case 2:
      bytes.fill(dice.below(256), bytes.length - 1 - dice.below(32));
      return encryptFrame(bytes);
    case 3:
      return encryptFrame(frameOf(Buffer.from(xml), dice, dice.pick(['', 'wwother', `${SETTINGS.corpId}x`, '💥'])));
    case 4:
      return encryptFrame(bytes).slice(0, dice.below(200));
    default:
      return mutateBytes(Buffer.from(encryptFrame(bytes)), Buffer.from(xml), dice).toString('latin1');
  }
}
