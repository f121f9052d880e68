/** Longer ones do not fit into the links that carry them. */
const MAX_LENGTH = 1024;

/** An origin that no address can have, so that whatever leaves it shows. */
const HERE = 'http://here.invalid';

/**
 * A path of this server with its query, in the spelling of browsers; `undefined` for anything that a browser could
 * take for another server: `//evil.example`, `/\evil.example`, `https:evil.example`, also behind tabs or `/./`.
 */
export function toLocalPath(written: string | null | undefined): string | undefined {
  if (!written?.startsWith('/') || written.length > MAX_LENGTH || !URL.canParse(written, HERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(written, HERE);
  // Resolving `/.//evil.example` leaves `//evil.example`.
  if (origin !== HERE || pathname.startsWith('//')) return undefined;
  const path = pathname + search + hash;
  return path.length > MAX_LENGTH ? undefined : path;
}
