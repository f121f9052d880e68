import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProgram } from '../../src/cli/create-program.js';
import { Shell } from '../../src/cli/shell.js';
import { readMarkdown } from './markdown-file.js';

const { stdin, stdout, stderr } = process;
const program = createProgram(new Shell({ stdin, stdout, stderr, environment: {}, folder: '.' }));
const commands = program.commands.map((command) => command.name()).filter((name) => name !== 'help');

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
