import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Clock } from '../clock/index.js';
import type { CookieSealer } from './cookie-sealer.js';
import type { LoginCookies } from './login-cookies.js';

/** How long somebody may take from the link to the code, which WeCom keeps for 5 minutes. */
export const ATTEMPT_LIFETIME = 600_000;

/** Attempts of one browser at once, in as many tabs; the oldest go first, since their cookies travel with requests. */
const MAX_ATTEMPTS = 8;

const ID = /^[0-9a-f]{24}$/;
/** The id, which begins with the time so that the oldest sort first, then the challenge. */
const STATE = /^([0-9a-f]{24})([0-9a-f]{64})$/;

interface AttemptsOptions {
  readonly clock: Clock;
  readonly sealer: CookieSealer;
  readonly cookies: LoginCookies;
}

/**
 * Binds each login to the browser that began it: the browser keeps a random verifier in a cookie of its own, and the
 * link carries only a digest of it and of the page to come back to, as PKCE does. What an address bar, a log or another
 * browser knows of the link is worth nothing without the cookie.
 */
export class LoginAttempts {
  readonly #clock: Clock;
  readonly #sealer: CookieSealer;
  readonly #cookies: LoginCookies;

  constructor({ clock, sealer, cookies }: AttemptsOptions) {
    this.#clock = clock;
    this.#sealer = sealer;
    this.#cookies = cookies;
  }

  /** Begins a login that shall end at `target`; answers the link's `state`. */
  async begin(request: Request, response: Response, target: string): Promise<string> {
    this.#forgetOldest(request, response);
    const now = this.#clock.now();
    const id =
      Math.floor(now / 1000)
        .toString(16)
        .padStart(8, '0') + randomBytes(8).toString('hex');
    const verifier = randomBytes(32).toString('base64url');
    const sealed = await this.#sealer.seal({ kind: 'attempt', id, verifier, expiresAt: now + ATTEMPT_LIFETIME });
    this.#cookies.set(request, response, this.#cookies.attemptName(request, id), sealed, ATTEMPT_LIFETIME);
    return id + challengeOf(verifier, target);
  }

  /** Whether this browser began the login that `state` belongs to, for this target. Ends it: it works once. */
  async finish(request: Request, response: Response, state: string | null, target: string): Promise<boolean> {
    const [, id, challenge] = STATE.exec(state ?? '') ?? [];
    if (id === undefined || challenge === undefined) return false;
    const name = this.#cookies.attemptName(request, id);
    const attempt = await this.#sealer.open(this.#cookies.read(request).get(name));
    if (attempt?.kind !== 'attempt' || attempt.id !== id) return false;
    this.#cookies.clear(request, response, name);
    const { verifier, expiresAt } = attempt;
    if (typeof verifier !== 'string' || typeof expiresAt !== 'number' || this.#clock.now() >= expiresAt) return false;
    return timingSafeEqual(Buffer.from(challengeOf(verifier, target)), Buffer.from(challenge));
  }

  #forgetOldest(request: Request, response: Response): void {
    const prefix = this.#cookies.attemptName(request);
    // A neighbouring host can set cookies of any name; one that Express cannot write would end the login with an error.
    const isOurs = (name: string): boolean => name.startsWith(prefix) && ID.test(name.slice(prefix.length));
    const names = [...this.#cookies.read(request).keys()].filter(isOurs).sort();
    for (const name of names.slice(0, Math.max(0, names.length - MAX_ATTEMPTS + 1))) {
      this.#cookies.clear(request, response, name);
    }
  }
}

function challengeOf(verifier: string, target: string): string {
  return createHash('sha256').update(`${verifier}\n${target}`).digest('hex');
}
