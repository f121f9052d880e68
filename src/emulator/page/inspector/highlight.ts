export type CodeLanguage = 'xml' | 'json';

/** A piece of code of one colour. */
export interface Token {
  readonly kind: 'plain' | 'tag' | 'value' | 'key' | 'number' | 'mark';
  readonly text: string;
}

/** Beyond this, colours cost more than they help. */
const LONGEST = 60_000;

const PATTERNS: Readonly<Record<CodeLanguage, RegExp>> = {
  xml: /(?<mark><!\[CDATA\[|\]\]>)|(?<tag><\/?[A-Za-z_][^<>\s]*>)/g,
  json: /(?<key>"(?:[^"\\\n]|\\.)*"(?=\s*:))|(?<value>"(?:[^"\\\n]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b)/g,
};

/** Cuts code into pieces of one colour each; together they are the code again. */
export function highlight(code: string, language: CodeLanguage): readonly Token[] {
  if (code.length > LONGEST) return [{ kind: 'plain', text: code }];
  const tokens: Token[] = [];
  let done = 0;
  const between = language === 'xml' ? 'value' : 'mark';
  for (const match of code.matchAll(PATTERNS[language])) {
    if (match.index > done) tokens.push({ kind: between, text: code.slice(done, match.index) });
    tokens.push({ kind: kindOf(match.groups ?? {}), text: match[0] });
    done = match.index + match[0].length;
  }
  if (done < code.length) tokens.push({ kind: between, text: code.slice(done) });
  return tokens;
}

function kindOf(groups: Record<string, string | undefined>): Token['kind'] {
  if (groups.mark !== undefined) return 'mark';
  if (groups.tag !== undefined) return 'tag';
  if (groups.key !== undefined) return 'key';
  return groups.number === undefined ? 'value' : 'number';
}
