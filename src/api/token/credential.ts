import { isWireRecord } from '../wire/index.js';

/** What a fetch of an access token or a ticket brings. */
export interface Credential {
  readonly value: string;
  /** How many seconds it is valid for; 0 when unknown, and then it is not kept. */
  readonly expiresIn: number;
}

/** A credential that is being kept. All times in milliseconds since 1970. */
export interface HeldCredential {
  readonly value: string;
  /** From here on a new one is fetched. */
  readonly renewAt: number;
  /** Until here it works, unless WeCom voids it early. */
  readonly expiresAt: number;
}

/** New credentials are fetched five minutes early, so that none runs out under way. */
const EARLY = 300;
/** However short its life, a credential is used for a minute: gettoken may hand out one near its end again. */
const FLOOR = 60;

/** Works out when a credential fetched at `now` is to be renewed. */
export function hold({ value, expiresIn }: Credential, now: number): HeldCredential {
  const keep = Math.min(expiresIn, Math.max(expiresIn - EARLY, FLOOR));
  return { value, renewAt: now + keep * 1000, expiresAt: now + expiresIn * 1000 };
}

/** Writes a credential for the store. */
export function serializeCredential(held: HeldCredential): string {
  return JSON.stringify(held);
}

/** Reads what the store holds; `undefined` when it is nothing of ours. */
export function parseCredential(text: string | undefined): HeldCredential | undefined {
  if (text === undefined) return undefined;
  try {
    const held: unknown = JSON.parse(text);
    if (!isWireRecord(held)) return undefined;
    const { value, renewAt, expiresAt } = held;
    if (typeof value !== 'string' || typeof renewAt !== 'number' || typeof expiresAt !== 'number') return undefined;
    return { value, renewAt, expiresAt };
  } catch {
    return undefined;
  }
}
