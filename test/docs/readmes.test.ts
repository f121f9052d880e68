import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { bilingual } from '../helpers/bilingual.js';
import { codeIn, type MarkdownFile, readMarkdown } from './markdown-file.js';

const english = readMarkdown('README.md');
const chinese = readMarkdown('README.zh-CN.md');
const readmes = [english, chinese];

/** The names of an interface's members. */
function membersOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^ {2}(?:readonly (\w+)\??:|(\w+)\()/gm)].map(
    ([, member, method]) => member ?? method ?? '',
  );
}

/** The `code` in the first cells of the table that follows a heading; headings are told by their place. */
function namesUnder({ text }: MarkdownFile, heading: string): string[] {
  const section = text.slice(text.indexOf(`\n${heading}\n`) + 1);
  const [table = ''] = /^(?:\|.*\|\n)+/m.exec(section) ?? [];
  const rows = table.trimEnd().split('\n').slice(2);
  return rows.flatMap((row) => codeIn(row.split(/(?<!\\)\|/)[1] ?? '').slice(0, 1));
}

/** The heading of the Chinese file that stands where this one stands in the English file. */
function sameHeading({ headings }: MarkdownFile, text: string): string {
  const heading = headings[english.headings.findIndex((candidate) => candidate.text === text)];
  assert.ok(heading !== undefined, `no heading ${text}`);
  return `${'#'.repeat(heading.level)} ${heading.text}`;
}

for (const [english, chinese] of bilingual.map((files) => files.map(readMarkdown) as [MarkdownFile, MarkdownFile])) {
  describe(`${english.path} and ${chinese.path}`, () => {
    it('have the same headings', () => {
      const levels = ({ headings }: MarkdownFile) => headings.map(({ level }) => level);
      assert.deepEqual(levels(chinese), levels(english));
    });

    it('have the same tables', () => {
      const shapes = ({ tables }: MarkdownFile) => tables.map((table) => table.map((row) => row.length));
      assert.deepEqual(shapes(chinese), shapes(english));
      const differing = english.tables.flat().filter((row, at) => {
        const translated = chinese.tables.flat()[at] ?? [];
        return row.some((cell, column) => codeIn(cell).length !== codeIn(translated[column] ?? '').length);
      });
      assert.deepEqual(differing, [], 'rows with more code in one language than in the other');
    });

    it('name the same things in their tables', () => {
      const names = ({ tables }: MarkdownFile) =>
        tables
          .flat(2)
          .flatMap(codeIn)
          .filter((code) => /^[\w.-]+$/.test(code))
          .sort();
      assert.deepEqual(names(chinese), names(english));
    });

    it('have the same blocks of code, and lead to the same places', () => {
      assert.deepEqual(chinese.fences, english.fences);
      const outside = ({ targets }: MarkdownFile) =>
        targets.filter((target) => !/^(?:#|README)/.test(target)).map((target) => target.replace('.zh-CN', ''));
      assert.deepEqual(outside(chinese), outside(english));
    });
  });
}

for (const readme of readmes) {
  describe(`${readme.path} tells of`, () => {
    it('each option of an app', () => {
      const names = namesUnder(readme, sameHeading(readme, 'Settings'));
      const files = ['app', 'delivery', 'protection', 'operation'].map((part) => `src/options/${part}-options.ts`);
      assert.deepEqual(names.sort(), [...new Set(files.flatMap(membersOf))].sort());
    });

    it('each option of a client, and of a robot', () => {
      const names = namesUnder(readme, sameHeading(readme, 'The client'));
      const network = membersOf('src/api/settings/network-options.ts');
      assert.deepEqual(names.sort(), [...membersOf('src/api/settings/client-options.ts'), ...network].sort());
      const robot = readme.text.slice(readme.text.indexOf(sameHeading(readme, 'Group robot')));
      const own = membersOf('src/api/robot/robot-options.ts').slice(0, 1);
      const missing = [...own, ...network].filter((name) => !robot.includes(`\`${name}\``));
      assert.deepEqual(missing, []);
    });

    it('each member of the context', () => {
      const names = namesUnder(readme, sameHeading(readme, 'Context'));
      assert.deepEqual(names.sort(), membersOf('src/handlers/context.ts').sort());
    });

    it('each type of message', () => {
      const map = readFileSync('src/message/messages/message.ts', 'utf8').matchAll(/^ {2}readonly (\w+): \w+;/gm);
      assert.deepEqual(
        namesUnder(readme, sameHeading(readme, 'Messages')),
        [...map].map(([, msgType]) => msgType),
      );
    });

    it('each reply', () => {
      const builders = readFileSync('src/reply/reply.ts', 'utf8').matchAll(/^ {2}(\w+): \(/gm);
      const missing = [...builders].filter(([, name]) => !readme.text.includes(`\`reply.${name}(`));
      assert.deepEqual(missing, []);
    });
  });
}
