import { createHash } from 'node:crypto';
import { sealData, unsealData } from 'iron-session';

/** Browsers keep no longer cookies; nothing of ours comes near. */
const MAX_LENGTH = 4096;

/** Seals what a browser keeps for us: nobody else can read or change it. */
export class CookieSealer {
  readonly #newest: Readonly<Record<string, string>>;
  readonly #all: Readonly<Record<string, string>>;

  /** @param secrets 32 characters each at least; the first seals, each opens */
  constructor(secrets: readonly string[]) {
    const known = secrets.map((secret): [string, string] => [idOf(secret), secret]);
    this.#newest = Object.fromEntries(known.slice(0, 1));
    this.#all = Object.fromEntries(known);
  }

  /** Its end is part of `value`, so that it is measured by the clock of the login. */
  seal(value: object): Promise<string> {
    return sealData(value, { password: this.#newest, ttl: 0 });
  }

  /** What was sealed, which is then certain to be of our own making; `undefined` for everything else. */
  async open(sealed: string | undefined): Promise<Readonly<Record<string, unknown>> | undefined> {
    if (sealed === undefined || sealed.length > MAX_LENGTH) return undefined;
    try {
      return await unsealData<Readonly<Record<string, unknown>>>(sealed, { password: this.#all, ttl: 0 });
    } catch {
      return undefined;
    }
  }
}

/** Names a secret inside the seals: the same whatever its place in the list. The library wants a number. */
function idOf(secret: string): string {
  return String(createHash('sha256').update(`cookie secret ${secret}`).digest().readUIntBE(0, 6));
}
