// With the u flag a surrogate class matches only one that stands alone, never half of a pair.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/**
 * Takes out of a text what no XML document may hold, not even in a CDATA section: control characters (but tab, line
 * feed and carriage return) and U+FFFE and U+FFFF go; a surrogate that stands alone becomes U+FFFD.
 */
export function xmlSafe(text: string): string {
  return isUnsafe(text) ? text.replace(UNSAFE, replacement) : text;
}

/** Finds by a loop, faster than by a pattern, what all but a hostile text has none of. */
function isUnsafe(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20) {
      if (!isBlank(code)) return true;
    } else if (code >= 0xd800) {
      if (code >= 0xfffe || isLowSurrogate(code)) return true;
      if (code <= 0xdbff && !isLowSurrogate(text.charCodeAt(++index))) return true;
    }
  }
  return false;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function isBlank(code: number): boolean {
  return code === 0x09 || code === 0x0a || code === 0x0d;
}

function replacement(character: string): string {
  return character >= '\uD800' && character <= '\uDFFF' ? '\uFFFD' : '';
}
