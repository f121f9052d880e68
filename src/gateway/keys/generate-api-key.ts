import { createHash, randomBytes } from 'node:crypto';

/** What every key begins with, so that secret scanners and people know one when they see it. */
export const API_KEY_PREFIX = 'wak_';

/** A new key and what is to be kept of it. */
export interface GeneratedApiKey {
  /** `wak_` and 43 letters, digits, `-` and `_`: for whoever calls. It is shown once and kept nowhere. */
  readonly key: string;
  /** For the settings: SHA-256 of the key in 64 hex digits. */
  readonly hash: string;
}

/** Makes a key that nobody can guess. */
export function generateApiKey(): GeneratedApiKey {
  const key = API_KEY_PREFIX + randomBytes(32).toString('base64url');
  return { key, hash: hashApiKey(key) };
}

/**
 * The hash of a key, in hex. SHA-256 is enough, and a slow hash would only cost time: a key has 256 random bits, so
 * there is nothing to try out.
 */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
