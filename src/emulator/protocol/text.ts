/** The longest start of `text` that has at most `limit` UTF-8 bytes and ends with a whole character. */
export function cutToBytes(text: string, limit: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= limit) return text;
  let end = limit;
  while (end > 0 && isContinuation(bytes[end])) end -= 1;
  return bytes.toString('utf8', 0, end);
}

/** The first `limit` characters (Unicode code points) of `text`. */
export function cutToCharacters(text: string, limit: number): string {
  return text.length <= limit ? text : [...text].slice(0, limit).join('');
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

/** How many characters (Unicode code points) `text` has. */
export function characterCount(text: string): number {
  return [...text].length;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0b1100_0000) === 0b1000_0000;
}
