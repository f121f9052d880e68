/** A program that a Markdown file shows. */
export interface Example {
  /** The name it shows for the file, or one made of its number. */
  readonly file: string;
  readonly code: string;
}

const FENCE = /^(?<indent> *)```ts(?<info> [^\n]*)?\n(?<code>.*?)^\k<indent>```$/gms;

/**
 * The fenced `ts` blocks of a Markdown file, each a whole module. A block says more about itself after the `ts`:
 * `file=bot.ts` names its file, `continues` joins it to the block before.
 */
export function examplesOf(markdown: string): Example[] {
  const examples: Example[] = [];
  for (const { groups = {} } of markdown.matchAll(FENCE)) {
    const { indent = '', info = '', code: indented = '' } = groups;
    const code = indented.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    const words = info.trim().split(' ');
    const file = words.find((word) => word.startsWith('file='))?.slice('file='.length);
    const previous = words.includes('continues') ? examples.pop() : undefined;
    examples.push({
      file: previous?.file ?? file ?? `example-${examples.length + 1}.ts`,
      code: previous === undefined ? code : `${previous.code}\n${code}`,
    });
  }
  return examples;
}

const TOKEN = /\/\/[^\n]*|\/\*.*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[\w$]+|[^\s\w$]/gs;
const COMMENT = /^\/[/*]/;
const TEXT = /^['"`]/;

/** The code without comments, one token a line: what must be the same however lines are broken. */
function tokensOf(code: string): string[] {
  const tokens = code.match(TOKEN)?.filter((token) => !COMMENT.test(token)) ?? [];
  return tokens.filter((token, at) => token !== ',' || !/^[)\]}]$/.test(tokens[at + 1] ?? ''));
}

/**
 * The tokens of `translated`, each text that is in Chinese there put back into that of `original` in the same place:
 * equal to the tokens of `original` when nothing but texts and comments was translated.
 */
export function translatedBack(
  translated: string,
  original: string,
): { readonly actual: string[]; readonly expected: string[] } {
  const expected = tokensOf(original);
  const actual = tokensOf(translated).map((token, at) =>
    isTranslation(token, expected[at] ?? '') ? (expected[at] ?? '') : token,
  );
  return { actual, expected };
}

function isTranslation(token: string, original: string): boolean {
  if (!TEXT.test(token) || !TEXT.test(original) || !/\p{Script=Han}/u.test(token)) return false;
  const inserted = (text: string): string =>
    (text.startsWith('`') ? (text.match(/\$\{.*?\}/g) ?? []) : []).sort().join();
  return inserted(token) === inserted(original);
}
