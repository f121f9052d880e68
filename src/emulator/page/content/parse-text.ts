import { type Inline, plain } from './inline.js';

const LINK =
  /<a\s+href=(?<quote>["'])(?<href>[^"'<>]*)\k<quote>[^<>]*>(?<label>[^<]*)<\/a>|(?<bare>https?:\/\/[^\s<>"'，。；！？、）】》]+)/giu;

/** What ends a sentence, or closes a bracket around an address, is not part of the address. */
const TRAILING = '.,;:!?)]';

/** The text of a message: `<a href="…">` links as WeCom knows them, and bare addresses; all other marks stay as they are. */
export function parseText(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(LINK)) {
    const { href, label = '', bare } = match.groups ?? {};
    const whole = bare === undefined ? match[0] : withoutTrailing(bare);
    parts.push(...plain(text.slice(done, match.index)));
    parts.push({ kind: 'link', text: bare === undefined ? label : whole, url: href ?? whole });
    done = match.index + whole.length;
  }
  return [...parts, ...plain(text.slice(done))];
}

function withoutTrailing(address: string): string {
  let end = address.length;
  while (end > 0 && TRAILING.includes(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}
