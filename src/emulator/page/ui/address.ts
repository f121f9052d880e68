/** The address if it may be opened by a click: http and https only, never `javascript:` or `data:`. */
export function webAddress(written: string): string | undefined {
  const url = URL.parse(written.trim(), location.href);
  // Without a scheme it is text that happens to contain a dot, not an address.
  if (url === null || !/^https?:\/\//i.test(written.trim())) return undefined;
  return url.href;
}

/** True for what the emulator itself serves; nothing else is ever loaded by the page. */
export function isOnEmulator(written: string): boolean {
  return URL.parse(written, location.href)?.origin === location.origin;
}

export function hostOf(written: string): string {
  return URL.parse(written, location.href)?.host ?? written;
}
