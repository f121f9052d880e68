import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { codeIn, readMarkdown } from './markdown-file.js';

const FILES = [...readdirSync('src/errors').map((file) => `src/errors/${file}`), 'src/emulator/emulator-error.ts'];

/** The codes of a file: members of a union, or the one that the constructor passes on. */
const codes = FILES.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^ {2}\| '(\w+)'|type \w+Code = ('[^;]+);|super\('(\w+)'/gm)].flatMap(
    ([, member, union, passed]) => union?.match(/\w+/g) ?? [member ?? passed ?? ''],
  ),
);

describe('the codes of errors', () => {
  it('are found in the source', () => {
    assert.ok(
      codes.includes('signature_mismatch') && codes.includes('rate_limited') && codes.includes('handler_threw'),
    );
  });

  for (const path of ['README.md', 'README.zh-CN.md']) {
    it(`stand in ${path}`, () => {
      const shown = new Set(codeIn(readMarkdown(path).text));
      assert.deepEqual(
        codes.filter((code) => !shown.has(code)),
        [],
      );
    });
  }
});
