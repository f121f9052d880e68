import type { ApiKeyOptions } from './api-key-options.js';

/**
 * Reads keys from one line, as an environment variable holds them: `name:hash,name:hash`. Such keys may use every app
 * and write to everybody; restricted ones are given as options.
 */
export function parseApiKeys(text: string): readonly ApiKeyOptions[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '').map(parseApiKey);
}

function parseApiKey(part: string): ApiKeyOptions {
  const end = part.lastIndexOf(':');
  return { name: part.slice(0, Math.max(0, end)).trim(), hash: part.slice(end + 1).trim() };
}
