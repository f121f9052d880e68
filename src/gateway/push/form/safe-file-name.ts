/** The longest name kept, in characters; receivers see it. */
const MAX_LENGTH = 200;

/** What the caller calls a file, without anything that could lead somewhere else or break a line. */
export function safeFileName(name: string): string {
  return name.replaceAll(/[\\/\p{Cc}]/gu, '_').slice(0, MAX_LENGTH);
}
