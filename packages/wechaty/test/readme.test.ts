import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const example = readFileSync(new URL('readme-example.ts', import.meta.url), 'utf8');

/** The code of a README's ts block, without its comments, which are translated. */
function codeIn(readme: string): string {
  const text = readFileSync(new URL(`../${readme}`, import.meta.url), 'utf8');
  const [, code = ''] = /^```ts\n(.*?)^```$/ms.exec(text) ?? [];
  return withoutComments(code);
}

const withoutComments = (code: string): string => code.replaceAll(/ \/\/ .*$/gm, '');

test('both READMEs show the example that is compiled', () => {
  assert.equal(codeIn('README.md'), withoutComments(example));
  assert.equal(codeIn('README.zh-CN.md'), withoutComments(example));
});
