import type { Request, Response } from 'express';

/** What the cookies of one login have in common. */
interface CookieSettings {
  readonly origin: string | undefined;
  readonly cookieName: string;
}

/**
 * Reads and writes the cookies of a login: for this host only, out of reach of scripts, and not sent along when another
 * site posts or embeds. Under HTTPS their names begin with `__Host-`, so that no neighbouring host can set them.
 */
export class LoginCookies {
  readonly #settings: CookieSettings;

  constructor(settings: CookieSettings) {
    this.#settings = settings;
  }

  /** The session's. */
  sessionName(request: Request): string {
    return `${this.#isSecure(request) ? '__Host-' : ''}${this.#settings.cookieName}`;
  }

  /** That of an attempt to log in, by the attempt's id; the beginning of all of them without one. */
  attemptName(request: Request, id = ''): string {
    return `${this.sessionName(request)}_login_${id}`;
  }

  read(request: Request): ReadonlyMap<string, string> {
    const pairs = (request.headers.cookie ?? '').split(';').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=');
      return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
    });
    return new Map(pairs);
  }

  /** @param maxAge milliseconds */
  set(request: Request, response: Response, name: string, value: string, maxAge: number): void {
    response.cookie(name, value, { ...this.#common(request), maxAge });
  }

  clear(request: Request, response: Response, name: string): void {
    response.clearCookie(name, this.#common(request));
  }

  #common(request: Request) {
    return { httpOnly: true, secure: this.#isSecure(request), sameSite: 'lax', path: '/' } as const;
  }

  #isSecure(request: Request): boolean {
    return this.#settings.origin === undefined ? request.secure : this.#settings.origin.startsWith('https:');
  }
}
