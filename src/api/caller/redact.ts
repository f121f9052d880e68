const MASK = '***';
/** Too short to be a credential, and likely to strike out ordinary words. */
const SHORTEST_SECRET = 6;
/** Credentials in a URL or a form, wherever they come from. */
const NAMED = /\b((?:\w+_)?(?:token|secret|corpsecret|ticket|code|key|password))=[^&\s"'<>\\]+/gi;

/** Name and password before the host of an address, e.g. of a proxy or a store. */
const USER_INFO = /(\/\/)[^\s/@"'\\]+@/g;

/** Strikes the given secrets, and whatever looks like a credential in a URL, out of a text. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    clean = clean.replaceAll(secret, MASK);
    const encoded = encodeURIComponent(secret);
    if (encoded !== secret) clean = clean.replaceAll(encoded, MASK);
  }
  return clean.replace(NAMED, `$1=${MASK}`).replace(USER_INFO, `$1${MASK}@`);
}
