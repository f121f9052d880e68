import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bilingual } from '../helpers/bilingual.js';
import { eventXml, textXml } from '../helpers/callbacks.js';
import { sourceFiles } from '../helpers/source-files.js';
import { type Example, examplesOf, translatedBack } from './markdown-examples.js';
import { PackedPackage } from './packed-package.js';
import { RunningProgram } from './running-program.js';

const PROGRAMS = [
  'legacy/two-functions.js',
  'legacy/decorated-class.js',
  'standard/decorated-class.js',
  'legacy/own-express.js',
  'legacy/own-server.js',
  'legacy/common-js.cjs',
];
const MODES = { legacy: 'true', standard: 'false' } as const;

const readmes = ['README.md', 'README.zh-CN.md'].filter((file) => existsSync(file));
/** What the demos' page shows is a part of a demo, which is tested as a whole. */
const explained = bilingual.filter(([file]) => file !== 'demo/README.md');
const examples = new Map(
  explained.flat().map((file): [string, Example[]] => [file, examplesOf(readFileSync(file, 'utf8'))]),
);

const installed = new PackedPackage();
before(async () => {
  await installed.install();
  for (const [readme, list] of examples) {
    const folder = join(installed.project, readme);
    mkdirSync(folder, { recursive: true });
    for (const { file, code } of list) writeFileSync(join(folder, file), code);
  }
});
after(() => installed.remove());

describe('the package', () => {
  it('holds the build of each source file, and little else', () => {
    const built = sourceFiles.flatMap(({ path }) => [path.replace(/ts$/, 'd.ts'), path.replace(/ts$/, 'js')]);
    const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.'));
    const documents = [...readmes, ...pages.map((path) => `docs/${path}`)];
    const wanted = [...built.map((path) => `dist/${path}`), 'package.json', 'LICENSE', ...documents];
    if (existsSync('.env.example')) wanted.push('.env.example');
    const packed = [...installed.files().keys()].filter((path) => !path.includes('/page/'));
    assert.deepEqual(packed.sort(), wanted.sort());
  });

  it('tells nothing of the machine that built it', () => {
    const telling = [...installed.files()].filter(
      ([, text]) =>
        text.includes('sourceMappingURL') || text.includes(process.cwd()) || text.includes(installed.folder),
    );
    assert.deepEqual(
      telling.map(([path]) => path),
      [],
    );
  });

  it('has a file for everything in its exports', () => {
    const { exports } = JSON.parse(installed.files().get('package.json') ?? '{}');
    const targets = Object.values<string | Record<string, string>>(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    assert.deepEqual(
      targets.filter((target) => !installed.files().has(target.replace('./', ''))),
      [],
    );
  });

  for (const extension of ['js', 'd.ts']) {
    it(`reaches no emulator from its main entry (${extension})`, () => {
      const files = installed.files();
      const reached = new Set([`dist/index.${extension}`]);
      for (const path of reached) {
        for (const [, target = ''] of files.get(path)?.matchAll(/(?:from|import)\s*\(?'(\.[^']+)\.js'/g) ?? []) {
          reached.add(posix.join(posix.dirname(path), `${target}.${extension}`));
        }
      }
      assert.ok(reached.has(`dist/message/index.${extension}`));
      assert.deepEqual(
        [...reached].filter((path) => path.startsWith('dist/emulator/') || !files.has(path)),
        [],
      );
    });
  }

  it('is loaded by import and by require, as the same module', async () => {
    const program = `
      const name = require('wecom-app-svr/package.json').name;
      const required = [require(name), require(name + '/crypto'), require(name + '/emulator'), require(name + '/gateway'), require(name + '/host'), require(name + '/login')];
      Promise.all([import(name), import(name + '/crypto'), import(name + '/emulator'), import(name + '/gateway'), import(name + '/host'), import(name + '/login')]).then((imported) => {
        console.log(imported.every((module, at) => Object.keys(module).every((key) => module[key] === required[at][key])));
      });`;
    assert.equal(await installed.node(['--input-type=commonjs', '--eval', program]), 'true\n');
  });
});

describe('the documents', () => {
  it('show at least five examples in the README', () => {
    const { length } = examples.get('README.md') ?? [];
    assert.ok(length >= 5, `README.md has ${length}`);
  });

  for (const [english, chinese] of explained) {
    it(`show the same examples in ${english} and ${chinese}`, () => {
      const [originals = [], translated = []] = [examples.get(english), examples.get(chinese)];
      assert.deepEqual(
        translated.map(({ file }) => file),
        originals.map(({ file }) => file),
      );
      translated.forEach(({ code }, at) => {
        const { actual, expected } = translatedBack(code, originals[at]?.code ?? '');
        assert.deepEqual(actual, expected);
      });
    });
  }
});

describe('a project that uses it compiles, and so do the examples', { concurrency: true }, () => {
  for (const [mode, experimentalDecorators] of Object.entries(MODES)) {
    it(`by TypeScript 7, ${mode} decorators`, async () => {
      const options = { experimentalDecorators, exactOptionalPropertyTypes: 'true', outDir: `out/${mode}` };
      assert.equal(await installed.compile('7', options), '');
      const loose = { experimentalDecorators, exactOptionalPropertyTypes: 'false', noEmit: 'true' };
      assert.equal(await installed.compile('7', loose), '');
    });

    // To check the declarations of all packages takes 5.9 long: it does so once, and TypeScript 7 does in any case.
    it(`by TypeScript 5.9, ${mode} decorators`, async () => {
      const [exactOptionalPropertyTypes, skipLibCheck] = mode === 'legacy' ? ['true', 'false'] : ['false', 'true'];
      const options = { experimentalDecorators, exactOptionalPropertyTypes, skipLibCheck, noEmit: 'true' };
      assert.equal(await installed.compile('5.9', options), '');
    });
  }
});

/** Runs a compiled program, and ends it whatever comes. */
async function withProgram(file: string, talk: (program: RunningProgram) => Promise<void>): Promise<void> {
  const program = await RunningProgram.start(join('out', file), installed.project);
  await talk(program).finally(async () => assert.equal(await program.stop(), 0));
}

describe('a compiled project answers encrypted callbacks', () => {
  for (const file of PROGRAMS) {
    it(file, () =>
      withProgram(file, async (program) => {
        assert.match(await program.send(textXml('你好 👋 007')), /<Content><!\[CDATA\[你好 👋 007\]\]><\/Content>/);
        assert.match(await program.send(eventXml('enter_agent')), /<Content><!\[CDATA\[Welcome!\]\]><\/Content>/);
      }),
    );
  }

  for (const mode of Object.keys(MODES)) {
    for (const { file } of (examples.get('README.md') ?? []).slice(0, 2)) {
      it(`${file} of README.md, with ${mode} decorators, to a text "help"`, () =>
        withProgram(join(mode, 'README.md', file.replace(/ts$/, 'js')), async (program) => {
          const xml = await program.send(textXml('help'));
          assert.match(xml, /<ToUserName><!\[CDATA\[ZhangSan\]\]>.*<Content><!\[CDATA\[.+\]\]><\/Content>/s);
        }));
    }
  }
});
