const EXTENDED = /filename\*\s*=\s*utf-8''([^;\s]+)/i;
const QUOTED = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i;
const PLAIN = /filename\s*=\s*([^;\s"]+)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a file name with them is up to no good
const CONTROL = /[\u0000-\u001f\u007f]/g;

/**
 * Reads the file name off a `Content-Disposition` header, whose bytes Node hands over as latin1. Holds no path: a
 * sender could otherwise choose where a careless receiver writes the file.
 */
export function fileNameOf(disposition: string): string | undefined {
  const name = extendedName(disposition) ?? plainName(disposition);
  const last = name?.replace(CONTROL, '').split(/[/\\]/).at(-1)?.trim();
  return last === undefined || last === '' || last === '.' || last === '..' ? undefined : last;
}

function extendedName(disposition: string): string | undefined {
  const encoded = EXTENDED.exec(disposition)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function plainName(disposition: string): string | undefined {
  const quoted = QUOTED.exec(disposition)?.[1]?.replace(/\\(.)/g, '$1');
  const latin1 = quoted ?? PLAIN.exec(disposition)?.[1];
  return latin1 === undefined ? undefined : Buffer.from(latin1, 'latin1').toString('utf8');
}
