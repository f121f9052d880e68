import { truncateUtf8 } from '../../text/index.js';

/** Cuts a text to what WeCom shows of it, with a warning that says how much was lost. */
export function cutText(text: string, maxBytes: number, name: string, warnings: string[]): string {
  const kept = truncateUtf8(text, maxBytes);
  if (kept.length < text.length) warnings.push(cutWarning(text, kept, maxBytes, name));
  return kept;
}

function cutWarning(text: string, kept: string, maxBytes: number, name: string): string {
  const bytes = Buffer.byteLength(text);
  const cut = bytes - Buffer.byteLength(kept);
  return `${name} has ${bytes} bytes, ${cut} of which were cut: WeCom shows at most ${maxBytes}`;
}
