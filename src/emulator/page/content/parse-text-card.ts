import { type Inline, plain } from './inline.js';

const MARK = /<br\s*\/?>|<div\s+class=["'](?<colour>gray|highlight|normal)["']\s*>(?<inside>[^<]*)<\/div>|\n/giu;

/** The description of a text card: `<br>` and `<div class="gray|highlight|normal">`, nothing else. */
export function parseTextCard(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(MARK)) {
    parts.push(...plain(text.slice(done, match.index)));
    const { colour, inside = '' } = match.groups ?? {};
    if (colour === undefined) parts.push({ kind: 'break' });
    // A div is a line of its own.
    else parts.push({ kind: 'colour', colour: colour.toLowerCase(), children: plain(inside) }, { kind: 'break' });
    done = match.index + match[0].length;
  }
  return [...parts, ...plain(text.slice(done))];
}
