import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';

const ROOT = 'src/emulator/page';
const IMPORT = /^(?:import|export)(?<type> type)? (?:[^;']* from )?'(?<from>[^']+)'/gm;

/** What each folder of the page may import of the others, lowest first. */
const MAY_IMPORT: Readonly<Record<string, string>> = {
  wire: '',
  state: 'wire',
  i18n: 'state',
  ui: 'state i18n',
  content: 'wire state i18n ui',
  composer: 'wire state i18n ui',
  inspector: 'wire state i18n ui content',
  events: 'wire state i18n ui composer',
  apps: 'wire state i18n ui',
  chat: 'state i18n ui content composer',
  shell: 'state i18n ui content composer inspector events apps chat',
};

interface PageFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly isType: boolean; readonly target: string }[];
}

const files: readonly PageFile[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(?:tsx?|css)$/.test(path))
  .sort()
  .map((path) => {
    const text = readFileSync(`${ROOT}/${path}`, 'utf8');
    const imports = [...text.matchAll(IMPORT)].map(({ groups = {} }) => {
      const from = groups.from ?? '';
      const target = from.startsWith('.') ? fileOf(posix.join(posix.dirname(path), from)) : from;
      return { isType: groups.type !== undefined, target };
    });
    return { path, text, imports };
  });

function fileOf(target: string): string {
  const base = target.replace(/\.js$/, '');
  return target === base ? target : existsSync(`${ROOT}/${base}.tsx`) ? `${base}.tsx` : `${base}.ts`;
}

const code = files.filter(({ path }) => !path.endsWith('.css') && path !== 'vite.config.ts');
const pathsOf = (isWrong: (file: PageFile) => boolean): string[] => files.filter(isWrong).map(({ path }) => path);
const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '.');

describe('the source of the page', () => {
  it('imports Preact and signals, its own files, and types of the contract with the emulator', () => {
    const wrong = code.flatMap(({ path, imports }) =>
      imports
        .filter(({ isType, target }) => {
          if (target.startsWith('..')) return !isType || !/^\.\.\/(?:page-api\/index|json)\.ts$/.test(target);
          if (/\.(?:tsx?|css)$/.test(target)) return !files.some((file) => file.path === target);
          return !/^(?:preact|preact\/hooks|@preact\/signals)$/.test(target);
        })
        .map(({ target }) => `${path} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('has folders that build on each other in one direction', () => {
    const inside = code.filter(({ path }) => path !== 'main.tsx');
    assert.deepEqual([...new Set(inside.map(({ path }) => folderOf(path)))].sort(), Object.keys(MAY_IMPORT).sort());
    const wrong = inside.flatMap(({ path, imports }) =>
      imports
        .map(({ target }) => target)
        .filter((target) => /^\w[\w/-]*\.tsx?$/.test(target) && folderOf(target) !== folderOf(path))
        .filter((target) => !MAY_IMPORT[folderOf(path)]?.split(' ').includes(folderOf(target)))
        .map((target) => `${path} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('never makes HTML or code of text', () => {
    const danger =
      /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|style="/;
    assert.deepEqual(
      pathsOf(({ text }) => danger.test(text)),
      [],
    );
  });

  it('loads nothing from outside', () => {
    assert.deepEqual(
      pathsOf(({ path, text }) => path.endsWith('.css') && /url\(|@import/.test(text)),
      [],
    );
    assert.doesNotMatch(readFileSync(`${ROOT}/index.html`, 'utf8'), /(?:src|href)="(?!\.\/)/);
  });

  it('lies in short files, each imported by another', () => {
    assert.deepEqual(
      pathsOf(({ text }) => text.split('\n').length > 301),
      [],
    );
    const median = files.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)[files.length >> 1] ?? 0;
    assert.ok(median < 60, `half of the files have more than ${median} lines`);
    const imported = new Set(files.flatMap(({ imports }) => imports.map(({ target }) => target)));
    assert.deepEqual(
      pathsOf(({ path }) => !imported.has(path) && !['main.tsx', 'vite.config.ts'].includes(path)),
      [],
    );
  });

  it('has no style that nothing wears', () => {
    const text = code.map((file) => file.text).join('\n');
    const isWorn = (name: string): boolean => text.includes(name) || text.includes(name.replace(/[a-z]+$/, '${'));
    const styles = files.filter(({ path }) => path.endsWith('.css')).map((file) => file.text);
    const names = styles.flatMap((style) => [...style.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));
    assert.deepEqual(
      [...new Set(names)].filter((name) => !isWorn(name) && !isWorn(name.split('--')[0] ?? '')),
      [],
    );
  });
});
