import type { EmulatedApp } from './app.js';
import { opaqueId } from './ids.js';

/** An access token lives two hours. */
const LIFETIME = 7200_000;

interface IssuedToken {
  readonly token: string;
  readonly app: EmulatedApp;
  /** The secret it was fetched with: a reset of the secret ends the token. */
  readonly secret: string;
  expiresAt: number;
}

export type TokenCheck = EmulatedApp | 'unknown' | 'expired';

/** The access tokens in circulation: one live token per app, handed out again until it expires. */
export class TokenStore {
  readonly #tokens = new Map<string, IssuedToken>();
  readonly #current = new Map<EmulatedApp, IssuedToken>();

  /** The app's live token, or a new one. */
  issue(app: EmulatedApp, now: number): { readonly token: string; readonly expiresIn: number } {
    let issued = this.#current.get(app);
    if (issued === undefined || now >= issued.expiresAt || issued.secret !== app.secret) {
      issued = { token: opaqueId(214), app, secret: app.secret, expiresAt: now + LIFETIME };
      this.#tokens.set(issued.token, issued);
      this.#current.set(app, issued);
    }
    return { token: issued.token, expiresIn: Math.ceil((issued.expiresAt - now) / 1000) };
  }

  check(token: string, now: number): TokenCheck {
    const issued = this.#tokens.get(token);
    if (issued === undefined || issued.secret !== issued.app.secret) return 'unknown';
    return now < issued.expiresAt ? issued.app : 'expired';
  }

  /** Ends the lifetime of every live token, or of one app's: 42001 from now on. */
  expire(now: number, app?: EmulatedApp): void {
    for (const issued of this.#current.values()) {
      if (app === undefined || issued.app === app) issued.expiresAt = Math.min(issued.expiresAt, now);
    }
  }

  /** Forgets every token, or the one given, as when WeCom withdraws a token early: 40014 from now on. */
  void(token?: string): void {
    if (token === undefined) {
      this.#tokens.clear();
      this.#current.clear();
      return;
    }
    const issued = this.#tokens.get(token);
    if (issued === undefined) return;
    this.#tokens.delete(token);
    if (this.#current.get(issued.app) === issued) this.#current.delete(issued.app);
  }
}
