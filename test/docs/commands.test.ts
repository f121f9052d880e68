import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { run } from '../../src/cli/run.js';
import { Shell } from '../../src/cli/shell.js';
import { readMarkdown } from './markdown-file.js';

const stdout = new PassThrough();
const stderr = new PassThrough();
await run(['--help'], new Shell({ stdin: process.stdin, stdout, stderr, environment: {}, folder: '.' }));
const [, list = ''] = String(stdout.read()).split(/^Commands:$/m);
const commands = [...list.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name).filter((name) => name !== 'help');

describe('the commands', () => {
  for (const path of ['README.md', 'README.zh-CN.md']) {
    const { tables, text } = readMarkdown(path);

    it(`have a row each in ${path}`, () => {
      const table = tables.find((rows) => rows.some(([cell]) => cell === '`doctor`'));
      const shown = table?.slice(1).map(([cell = '']) => /\w+/.exec(cell)?.[0] ?? '') ?? [];
      assert.deepEqual([...shown].sort(), [...commands].sort());
    });

    it(`are called as they are in ${path}`, () => {
      const called = [...text.matchAll(/npx wecom-app-svr (?:--env \S+ )?([a-z]+)/g)].map(([, name = '']) => name);
      assert.deepEqual(
        called.filter((name) => !commands.includes(name)),
        [],
      );
    });
  }
});
