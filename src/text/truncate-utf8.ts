import { fitsUtf8 } from './fits-utf8.js';
import { utf8CutIndex } from './utf8-cut-index.js';

/**
 * Cuts a text to at most `maxBytes` bytes of UTF-8: never inside a surrogate pair, and not inside what people see
 * as one character (a flag, an emoji family) unless that alone is too long. A text that fits comes back as it is.
 */
export function truncateUtf8(text: string, maxBytes: number): string {
  return fitsUtf8(text, maxBytes) ? text : text.slice(0, utf8CutIndex(text, 0, maxBytes));
}
