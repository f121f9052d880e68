// Tests for every surrogate, also the paired ones, since that is several times faster than to tell them apart.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const MAYBE_UNSAFE = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;
// With the u flag a surrogate class matches only one that stands alone, never half of a pair.
const UNSAFE = new RegExp(MAYBE_UNSAFE, 'gu');

/**
 * Takes out of a text what no XML document may hold, not even in a CDATA section: control characters (but tab, line
 * feed and carriage return) and U+FFFE and U+FFFF go; a surrogate that stands alone becomes U+FFFD.
 */
export function xmlSafe(text: string): string {
  return MAYBE_UNSAFE.test(text) ? text.replace(UNSAFE, replacement) : text;
}

function replacement(character: string): string {
  return character >= '\uD800' && character <= '\uDFFF' ? '\uFFFD' : '';
}
