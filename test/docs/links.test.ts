import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { bilingual } from '../helpers/bilingual.js';
import { readMarkdown } from './markdown-file.js';

const FILES = [...bilingual.flat(), 'CONTRIBUTING.md', 'bench/README.md', 'docs/examples/README.md'];

for (const path of FILES) {
  const { targets, text } = readMarkdown(path);

  describe(path, () => {
    it('leads to files and headings that exist', () => {
      const broken = targets.filter((target) => !/^https?:/.test(target) && !resolves(path, target));
      assert.deepEqual(broken, []);
    });

    it('names scripts that package.json has', () => {
      const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
      const named = [...text.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
      assert.deepEqual(
        named.filter((name) => !Object.hasOwn(scripts, name)),
        [],
      );
    });
  });
}

function resolves(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : posix.join(posix.dirname(from), file);
  if (!existsSync(path)) return false;
  return anchor === undefined || readMarkdown(path).headings.some((heading) => heading.anchor === decodeURI(anchor));
}
