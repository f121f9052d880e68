import { fitsUtf8 } from './fits-utf8.js';
import { utf8CutIndex } from './utf8-cut-index.js';

/** The bytes of the longest UTF-8 character; a smaller piece could not hold it. */
const LONGEST_CHARACTER = 4;

/**
 * Splits a text into pieces of at most `maxBytes` bytes of UTF-8 that, put together, are the text again. A piece ends
 * after a line break when one lies in its second half, else after a whole character as people see it, and inside
 * one only when that alone is too long. A text that fits, even an empty one, is one piece.
 *
 * @throws {RangeError} when `maxBytes` is below 4, which is what one character can take
 */
export function splitUtf8(text: string, maxBytes: number): string[] {
  if (maxBytes < LONGEST_CHARACTER) throw new RangeError(`maxBytes is ${maxBytes}; one character can take 4 bytes`);
  const pieces: string[] = [];
  let start = 0;
  while (!fitsUtf8(text.slice(start), maxBytes)) {
    const end = utf8CutIndex(text, start, maxBytes);
    const cut = afterLineBreak(text, start, end) ?? end;
    pieces.push(text.slice(start, cut));
    start = cut;
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** The place after the last line break in the second half of a piece; a break before it would waste too much room. */
function afterLineBreak(text: string, start: number, end: number): number | undefined {
  const middle = start + Math.ceil((end - start) / 2);
  const lineBreak = text.slice(middle, end).lastIndexOf('\n');
  return lineBreak === -1 ? undefined : middle + lineBreak + 1;
}
