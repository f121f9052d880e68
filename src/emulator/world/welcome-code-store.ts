import { opaqueId } from './ids.js';

/** A welcome_code serves one call within 20 s. */
const LIFETIME = 20_000;

export interface WelcomeCode {
  readonly userId: string;
  readonly externalUserId: string;
  readonly expiresAt: number;
  used: boolean;
}

export class WelcomeCodeStore {
  readonly #codes = new Map<string, WelcomeCode>();

  issue(userId: string, externalUserId: string, now: number): string {
    const code = opaqueId(43);
    this.#codes.set(code, { userId, externalUserId, expiresAt: now + LIFETIME, used: false });
    return code;
  }

  /** The code if it is still alive, used or not. */
  find(code: string, now: number): WelcomeCode | undefined {
    const issued = this.#codes.get(code);
    return issued !== undefined && now < issued.expiresAt ? issued : undefined;
  }
}
