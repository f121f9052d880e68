import type { Request } from 'express';

/**
 * Whether a browser asks for something to show, and so would follow a redirect to the login; `fetch` and the like would
 * only end up with the login's HTML.
 */
export function wantsPage({ headers }: Request): boolean {
  // Browsers send it to HTTPS and localhost only.
  const mode = headers['sec-fetch-mode'];
  if (mode !== undefined) return mode === 'navigate';
  // Of this header the value counts: WeCom on Android puts its own name there, on pages, too.
  if (/^XMLHttpRequest$/i.test(String(headers['x-requested-with']))) return false;
  return /\btext\/html\b/i.test(headers.accept ?? '');
}
