import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { examplesOf, translatedBack } from './markdown-examples.js';

describe('examplesOf', () => {
  it('takes the ts blocks, with their names, and no others', () => {
    const markdown = [
      '```ts',
      'a();',
      '```',
      '```sh',
      'npm start',
      '```',
      '```ts file=bot.ts',
      'b();',
      '```',
      '1. In a list:',
      '   ```ts continues',
      '   c(',
      '     1);',
      '   ```',
      '```tsx',
      'd();',
      '```',
      '```ts',
      '```',
    ].join('\n');
    assert.deepEqual(examplesOf(markdown), [
      { file: 'example-1.ts', code: 'a();\n' },
      { file: 'bot.ts', code: 'b();\n\nc(\n  1);\n' },
      { file: 'example-3.ts', code: '' },
    ]);
  });
});

describe('translatedBack', () => {
  const original = `on('click', f(\`n \${x}\`), 'Hello'); // says hello`;
  function isTranslation(translated: string): boolean {
    const { actual, expected } = translatedBack(translated, original);
    return actual.join('\n') === expected.join('\n');
  }

  it('allows comments and texts in Chinese, and other line breaks', () => {
    assert.ok(isTranslation(original));
    assert.ok(isTranslation(`on(\n  'click',\n  f(\`数 \${x} 个\`),\n  '你好', // 问好\n);`));
    assert.ok(isTranslation(`/* 问好 */ on('click', f(\`n \${x}\`), 'Hello');`));
  });

  it('allows nothing else', () => {
    assert.ok(!isTranslation(`on('view', f(\`n \${x}\`), 'Hello');`));
    assert.ok(!isTranslation(`on('click', f(\`数 \${y}\`), 'Hello');`));
    assert.ok(!isTranslation(`on('click', f(\`n \${x}\`), '你好', 1);`));
    assert.ok(!isTranslation(`on('click', f(\`n \${x}\`), 你好);`));
    assert.ok(!isTranslation(`${original}\nmore();`));
  });
});
