/** Tells whether a text takes at most `maxBytes` bytes in UTF-8. */
export function fitsUtf8(text: string, maxBytes: number): boolean {
  // A UTF-16 unit takes 1 to 3 bytes, so most texts need no counting.
  if (text.length * 3 <= maxBytes) return true;
  return text.length <= maxBytes && Buffer.byteLength(text) <= maxBytes;
}
