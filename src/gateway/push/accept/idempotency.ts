import { createHash } from 'node:crypto';
import type { Store } from '../../../store/index.js';
import { HttpProblem } from '../../http/index.js';
import { RECORD_TIME } from '../record/index.js';

/** Longer than a file takes to be uploaded. */
const LOCK_TIME = 120_000;
const ACCEPTED = /^[\x21-\x7e]{1,255}$/;

/** What is known of an idempotency key. */
interface Claim {
  /** The push that it stands for. */
  readonly id: string;
  /** Of the request that used it first. */
  readonly fingerprint: string;
}

/** Makes a push once, however often the same request comes. */
export class Idempotency {
  readonly #store: Store;
  readonly #name: string;

  /** @param name tells gateways apart that share a store */
  constructor(store: Store, name: string) {
    this.#store = store;
    this.#name = name;
  }

  /**
   * Runs `accept` for the first request with this key, and for a repeat only when the first did not get far enough:
   * then with the same id, so that nothing is done twice. Requests at once wait for each other.
   *
   * @param scope whose key it is: keys of different callers have nothing to do with each other
   * @param given the `Idempotency-Key` header
   * @param isAccepted whether there is a push of this id
   * @returns the id of the push
   * @throws {HttpProblem} 422 when the key came with another request within a day, 400 when it is no key
   */
  async once(
    { scope, given, fingerprint }: { readonly scope: string; readonly given: string; readonly fingerprint: string },
    newId: () => string,
    isAccepted: (id: string) => Promise<boolean>,
    accept: (id: string, isRepeat: boolean) => Promise<void>,
  ): Promise<string> {
    if (!ACCEPTED.test(given)) {
      const detail = 'Idempotency-Key must be 1 to 255 visible ASCII characters.';
      throw new HttpProblem(400, 'malformed_idempotency_key', detail);
    }
    const key = `push-once:${this.#name}:${createHash('sha256').update(`${scope}\n${given}`).digest('hex')}`;
    return await this.#store.withLock(`${key}:lock`, LOCK_TIME, async () => {
      const mine: Claim = { id: newId(), fingerprint };
      const theirs = await this.#store.add(key, JSON.stringify(mine), RECORD_TIME);
      const claim: Claim = theirs === undefined ? mine : JSON.parse(theirs);
      if (claim.fingerprint !== fingerprint) {
        const detail = 'This Idempotency-Key came with another request within the last 24 hours; use a new one.';
        throw new HttpProblem(422, 'idempotency_key_reused', detail);
      }
      if (await isAccepted(claim.id)) return claim.id;
      try {
        await accept(claim.id, theirs !== undefined);
      } catch (error) {
        // A request that was refused may come again, put right, under the same key.
        if (error instanceof HttpProblem) await this.#store.delete(key);
        throw error;
      }
      return claim.id;
    });
  }
}
