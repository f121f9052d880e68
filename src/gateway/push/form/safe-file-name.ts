import { extname } from 'node:path';

/** The longest name kept, in characters; receivers see it. */
const MAX_LENGTH = 200;
const MAX_EXTENSION = 20;

/**
 * What the caller calls a file, without anything that could lead somewhere else or break a line. A name that is too
 * long loses characters before its extension, by which receivers open it.
 */
export function safeFileName(name: string): string {
  const safe = name.replaceAll(/[\\/\p{Cc}]/gu, '_');
  const characters = [...safe];
  if (characters.length <= MAX_LENGTH) return safe;
  const extension = [...extname(safe)];
  const kept = extension.length > MAX_EXTENSION ? [] : extension;
  return [...characters.slice(0, MAX_LENGTH - kept.length), ...kept].join('');
}
