import { type Inline, plain } from './inline.js';

/** A line of markdown; WeCom's subset has no blocks of several lines. */
export type MarkdownLine =
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'line'; readonly children: readonly Inline[] };

/** No alternative may run over the beginning of another: hostile text would take time that grows with its square. */
const INLINE =
  /\*\*(?<bold>[^*\n]+)\*\*|\[(?<label>[^[\]\n]*)\]\((?<url>[^()\s]+)\)|`(?<code>[^`\n]+)`|<font\s+color=["']?(?<colour>info|comment|warning)["']?\s*>(?<inside>[^<]*)<\/font>|<@(?<user>[^<>\s]+)>/giu;

/** The subset of the `markdown` message: headings, quotes, bold, links, code, three colours and `<@userid>`. */
export function parseMarkdown(text: string): readonly MarkdownLine[] {
  return text.split(/\r?\n/).map(parseLine);
}

function parseLine(line: string): MarkdownLine {
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading !== null)
    return { kind: 'heading', level: heading[1]?.length ?? 1, children: parseInline(heading[2] ?? '') };
  const quote = /^>\s?(.*)$/.exec(line);
  if (quote !== null) return { kind: 'quote', children: parseInline(quote[1] ?? '') };
  return { kind: 'line', children: parseInline(line) };
}

function parseInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(...plain(text.slice(done, match.index)), marked(match.groups ?? {}));
    done = match.index + match[0].length;
  }
  return [...parts, ...plain(text.slice(done))];
}

function marked({ bold, label, url, code, colour, inside, user }: Record<string, string | undefined>): Inline {
  if (bold !== undefined) return { kind: 'bold', children: parseInline(bold) };
  if (url !== undefined) return { kind: 'link', text: label || url, url };
  if (code !== undefined) return { kind: 'code', text: code };
  if (user !== undefined) return { kind: 'colour', colour: 'mention', children: plain(`@${user}`) };
  return { kind: 'colour', colour: (colour ?? '').toLowerCase(), children: parseInline(inside ?? '') };
}
