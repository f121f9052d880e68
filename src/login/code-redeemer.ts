import type { OAuthIdentity } from '../api/index.js';
import type { Clock } from '../clock/index.js';

/** Longer than anybody waits before they reload. */
const LIFETIME = 60_000;

interface Redeemed {
  readonly login: Promise<OAuthIdentity>;
  readonly expiresAt: number;
}

/**
 * Asks WeCom once what a code stands for. A browser that reloads before it has the answer sends the code again, with
 * the same attempt's cookie, and gets the same answer.
 */
export class CodeRedeemer {
  readonly #redeem: (code: string) => Promise<OAuthIdentity>;
  readonly #clock: Clock;
  readonly #redeemed = new Map<string, Redeemed>();

  constructor(redeem: (code: string) => Promise<OAuthIdentity>, clock: Clock) {
    this.#redeem = redeem;
    this.#clock = clock;
  }

  redeem(code: string): Promise<OAuthIdentity> {
    const now = this.#clock.now();
    for (const [old, { expiresAt }] of this.#redeemed) {
      if (now < expiresAt) break;
      this.#redeemed.delete(old);
    }
    const known = this.#redeemed.get(code);
    if (known !== undefined) return known.login;
    const login = this.#redeem(code);
    this.#redeemed.set(code, { login, expiresAt: now + LIFETIME });
    return login;
  }
}
