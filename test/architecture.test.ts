import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { folderOf, type SourceFile, type SourceImport, sourceFiles } from './helpers/source-files.js';

/** What each folder of src may import, lowest first; `type:` allows types only. CONTRIBUTING.md shows the same table. */
const MAY_IMPORT: Readonly<Record<string, string>> = {
  errors: '',
  clock: '',
  logger: '',
  text: '',
  crypto: 'errors',
  xml: 'errors',
  message: 'errors xml',
  reply: 'errors text xml message',
  store: 'errors clock logger',
  observe: 'errors clock logger type:message store',
  options: 'errors clock logger crypto type:message store type:observe',
  api: 'errors clock logger text options message reply store observe',
  handlers: 'errors logger message reply type:api',
  dispatch: 'errors clock logger crypto xml message reply observe handlers type:api',
  delivery: 'errors clock logger text message reply store observe type:options api handlers dispatch',
  session: 'store handlers',
  http: 'errors clock logger crypto dispatch',
  ops: 'errors clock logger observe http',
  express: 'errors dispatch http',
  gateway: 'errors clock logger text message store options api express http',
  app: 'errors clock logger store observe options api handlers dispatch delivery session http ops express gateway',
  login: 'errors clock logger options api',
  host: 'errors clock logger crypto type:dispatch store observe options reply api handlers http ops express app gateway',
  // An independent witness of what it helps to test: never api, handlers, dispatch, http, express or app.
  emulator: 'errors clock text crypto xml message reply',
  // The command line: imports everything, imported by nothing.
  cli: 'errors clock logger text crypto xml message reply store observe options api handlers dispatch delivery session http ops express app gateway login host emulator',
  // index.ts, the main entry; the emulator has an entry of its own.
  '.': 'errors clock logger text crypto xml message reply store observe options api handlers dispatch delivery session http ops express app gateway login host',
};

/** The only folders that may load these; types of theirs may be imported anywhere. */
const MAY_LOAD: Readonly<Record<string, string>> = {
  busboy: 'gateway',
  commander: 'cli',
  dotenv: 'cli',
  express: 'express emulator gateway login',
  'express-rate-limit': 'http',
  'fast-xml-parser': 'xml',
  helmet: 'express gateway',
  'iron-session': 'login',
  'node:http': 'http emulator',
  pino: 'logger',
  'proxy-addr': 'http',
  'rate-limiter-flexible': 'api gateway store',
  'reflect-metadata': 'handlers',
  undici: 'api emulator',
  zod: 'gateway',
};

/** Files that are named after what they are about, for want of an export that says it. Let it only become shorter. */
const NAMED_OTHERWISE: readonly string[] = [
  'cli/main.ts',
  'emulator/protocol/text.ts',
  'message/template-card/card-interaction.ts',
  'message/template-card/check/card-limits.ts',
  'message/template-card/check/check-card-choices.ts',
  'reply/render/reply-limits.ts',
];

const byPath = new Map(sourceFiles.map((file) => [file.path, file]));
const isInside = (target: string): boolean => target.endsWith('.ts');

/** `path → target`, for each import that `isWrong`. */
function wrongImports(isWrong: (file: SourceFile, imported: SourceImport) => boolean): string[] {
  return sourceFiles.flatMap((file) =>
    file.imports.filter((imported) => isWrong(file, imported)).map(({ target }) => `${file.path} → ${target}`),
  );
}

function pathsOf(isWrong: (file: SourceFile) => boolean): string[] {
  return sourceFiles.filter(isWrong).map(({ path }) => path);
}

describe('imports', () => {
  it('follow the table, which has a row for each folder', () => {
    assert.deepEqual([...new Set(sourceFiles.map(({ folder }) => folder))].sort(), Object.keys(MAY_IMPORT).sort());
    const wrong = wrongImports(({ folder }, { isType, target }) => {
      if (!isInside(target) || folderOf(target) === folder) return false;
      const allowed = MAY_IMPORT[folder]?.split(' ') ?? [];
      return !allowed.includes(folderOf(target)) && !(isType && allowed.includes(`type:${folderOf(target)}`));
    });
    assert.deepEqual(wrong, []);
  });

  it('enter a folder by its index, but for a file above or below in the same folder of src', () => {
    const wrong = wrongImports(({ path, folder }, { target }) => {
      if (!isInside(target) || posix.basename(target) === 'index.ts') return false;
      const [from, to] = [`${posix.dirname(path)}/`, `${posix.dirname(target)}/`];
      return folderOf(target) !== folder || !(from.startsWith(to) || to.startsWith(from));
    });
    assert.deepEqual(wrong, []);
  });

  it('make no circle', () => {
    const done = new Set<string>();
    const visit = (path: string, way: readonly string[]): void => {
      assert.ok(!way.includes(path), `a circle: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`);
      if (done.has(path)) return;
      for (const { target } of byPath.get(path)?.imports ?? []) if (isInside(target)) visit(target, [...way, path]);
      done.add(path);
    };
    for (const { path } of sourceFiles) visit(path, []);
  });

  it('load a package in its own folder only', () => {
    const wrong = wrongImports(
      ({ folder }, { isType, target }) => !isType && MAY_LOAD[target]?.split(' ').includes(folder) === false,
    );
    assert.deepEqual(wrong, []);
  });

  it('load the dependencies of package.json, each of which has a folder', () => {
    const isPackage = (name: string): boolean => !name.startsWith('node:') && !isInside(name);
    const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const listed = Object.keys(dependencies).filter((name) => !name.startsWith('@types/'));
    assert.deepEqual(Object.keys(MAY_LOAD).filter(isPackage), listed.sort());
    assert.deepEqual(
      wrongImports(
        (_file, { target }) => isPackage(target) && !listed.includes(target) && !(target in peerDependencies),
      ),
      [],
    );
    // Optional ones are loaded when they are needed, and tell what to install when they are missing.
    assert.deepEqual(
      wrongImports((_file, { isType, target }) => target in peerDependencies && !isType),
      [],
    );
  });

  it('are shown in CONTRIBUTING.md by the same table', { skip: !existsSync('CONTRIBUTING.md') }, () => {
    const rows = readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `([a-z.]+)` \| (.*?) \|$/gm);
    const shown = [...rows].map(([, folder, cell = '']) => [
      folder,
      (cell.match(/[a-z]+(?::[a-z]+)?/g) ?? []).join(' '),
    ]);
    assert.deepEqual(shown, Object.entries(MAY_IMPORT));
  });
});

describe('files', () => {
  it('are short', () => {
    assert.deepEqual(
      pathsOf(({ lines }) => lines > 300),
      [],
    );
    const median = sourceFiles.map(({ lines }) => lines).sort((a, b) => a - b)[sourceFiles.length >> 1] ?? 0;
    assert.ok(median < 100, `half of the files have more than ${median} lines`);
  });

  it('have named exports only, and only re-exports when they are an index', () => {
    assert.deepEqual(
      pathsOf(({ text }) => /^export (?:default\b|\{[^}]*\bas default\b)/m.test(text)),
      [],
    );
    assert.deepEqual(
      pathsOf(
        ({ path, text }) =>
          posix.basename(path) === 'index.ts' && /^(?!export (?:type )?[{*]|\/\/| {2}|\}|$)/m.test(text),
      ),
      [],
    );
  });

  it('are named after an export; a file with several of a kind, after the kind', () => {
    // The emulator names a file after the call of WeCom that it plays: message/send.
    const misnamed = pathsOf(({ path, exports }) => !path.startsWith('emulator/api/') && !isNamedAfter(path, exports));
    assert.deepEqual(misnamed, NAMED_OTHERWISE);
  });
});

function isNamedAfter(path: string, exports: readonly string[]): boolean {
  const stem = posix.basename(path, '.ts');
  if (stem === 'index' || exports.some((name) => kebab(name).join('') === stem.replaceAll('-', ''))) return true;
  const kind = stem.split('-').at(-1) ?? '';
  const hasKind = exports.some((name) => singular(kebab(name).at(-1) ?? '') === singular(kind));
  return hasKind && (exports.length > 1 || kind !== singular(kind));
}

/** The words of a name: `encodingAESKey` → encoding, aes, key. */
function kebab(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
    .toLowerCase()
    .split(/[-_]/);
}

function singular(word: string): string {
  return word.replace(/(?<=x|sh|ch)es$|s$/, '');
}
