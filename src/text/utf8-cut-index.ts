const encoder = new TextEncoder();

let graphemes: Intl.Segmenter | undefined;

/**
 * Finds where to cut a text so that the part from `start` takes at most `maxBytes` bytes: never inside a surrogate
 * pair, and not inside what people see as one character (grapheme) unless that alone is too long.
 *
 * @returns the index of the first UTF-16 unit that no longer belongs to the part; `start` when nothing fits
 */
export function utf8CutIndex(text: string, start: number, maxBytes: number): number {
  // No more units than bytes can fit; a pair cut in two by the slice is never read, as no room is left for it.
  const { read } = encoder.encodeInto(text.slice(start, start + maxBytes), new Uint8Array(maxBytes));
  const end = start + read;
  if (read === 0 || end >= text.length) return end;
  // Whether a character ends here depends on what precedes it and on the one code point that follows.
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const across = graphemes.segment(text.slice(start, end + 2)).containing(read);
  return across === undefined || across.index === 0 ? end : start + across.index;
}
