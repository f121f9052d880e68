import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** One `import` or `export … from` of a file. */
export interface SourceImport {
  readonly isType: boolean;
  /** A path inside src, such as `message/index.ts`, or the name of a package. */
  readonly target: string;
}

/** A file of src, as far as its text tells. */
export interface SourceFile {
  /** Below src. */
  readonly path: string;
  /** The first part of the path; `.` for a file that lies in src itself. */
  readonly folder: string;
  readonly text: string;
  readonly lines: number;
  /** Names declared and exported here. */
  readonly exports: readonly string[];
  readonly imports: readonly SourceImport[];
  /** False for a file of types only. */
  readonly hasCode: boolean;
}

const IMPORT =
  /^(?:import|export)(?<type> type)? (?:[^;']* from )?'(?<from>[^']+)'|(?<typeof>typeof )?\bimport\('(?<dynamic>[^']+)'\)/gm;
const EXPORT = /^export (?:abstract |async )?(?:class|const|function\*?|interface|type) (?<name>\w+)/gm;
const CODE = /^(?:export (?:\{|\*)|(?:export )?(?:abstract |async )?(?:class|const|function|let) )/m;

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '.';
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(`src/${path}`, 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(({ groups = {} }) => {
    const name = groups.from ?? groups.dynamic ?? '';
    const target = name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts') : name;
    return { isType: (groups.type ?? groups.typeof) !== undefined, target };
  });
  const exports = new Set([...text.matchAll(EXPORT)].map(({ groups = {} }) => groups.name ?? ''));
  const lines = text.split('\n').length - 1;
  return { path, folder: folderOf(path), text, lines, exports: [...exports], imports, hasCode: CODE.test(text) };
}

/** Every file of src that runs on Node, sorted by path: not the pages, which are programs for the browser. */
export const sourceFiles: readonly SourceFile[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.includes('/page/'))
  .sort()
  .map(readSourceFile);
