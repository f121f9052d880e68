function parse(written: string): URL | undefined {
  try {
    return new URL(written, location.href);
  } catch {
    return undefined;
  }
}

/** The address if it may be opened by a click: http and https only, never `javascript:` or `data:`. */
export function webAddress(written: string): string | undefined {
  // Without a scheme it is text that happens to contain a dot, not an address.
  return /^\s*https?:\/\//i.test(written) ? parse(written.trim())?.href : undefined;
}

/** True for what the emulator itself serves; nothing else is ever loaded by the page. */
export function isOnEmulator(written: string): boolean {
  return parse(written)?.origin === location.origin;
}

export function hostOf(written: string): string {
  return parse(written)?.host ?? written;
}
