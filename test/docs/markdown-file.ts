import { readFileSync } from 'node:fs';

export interface Heading {
  readonly level: number;
  readonly text: string;
  /** What a link to it ends with, after the `#`. */
  readonly anchor: string;
}

/** A table's rows, the header first, each a list of cells. */
export type Table = readonly (readonly string[])[];

/** A Markdown file as far as the tests of the documentation look into it. */
export interface MarkdownFile {
  readonly path: string;
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly tables: readonly Table[];
  /** Where its links and images lead. */
  readonly targets: readonly string[];
  /** What follows the opening fence of each block of code. */
  readonly fences: readonly string[];
}

const FENCED = /^(?<indent> *)```(?<info>[^\n]*)\n.*?^\k<indent>```$/gms;
const ROWS = /^(?:\|.*\|\n)+/gm;

/** Reads a Markdown file, looking for headings, tables and links outside of blocks of code only. */
export function readMarkdown(path: string): MarkdownFile {
  const text = readFileSync(path, 'utf8');
  const prose = text.replaceAll(FENCED, '');
  return {
    path,
    text,
    headings: headingsOf(prose),
    tables: [...prose.matchAll(ROWS)].map(([rows]) => tableOf(rows)),
    targets: [...prose.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\((?<target>[^)\s]+)\)/g)].map(
      ({ groups }) => groups?.target ?? '',
    ),
    fences: [...text.matchAll(FENCED)].map(({ groups }) => groups?.info ?? ''),
  };
}

/** The pieces of `code` in a cell or any other text. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|'));
}

function headingsOf(prose: string): Heading[] {
  const seen = new Map<string, number>();
  return [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', text = '']) => {
    const slug = slugOf(text);
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return { level: marks.length, text, anchor: before === 0 ? slug : `${slug}-${before}` };
  });
}

/** As GitHub makes them: letters and digits of any script, `_` and `-`, blanks as `-`. */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function tableOf(rows: string): Table {
  const cells = rows
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  return cells.filter((_, index) => index !== 1);
}
