import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { GroupRobot, WecomClient } from '../../src/api/index.js';
import { translatedBack } from '../consumer/markdown-examples.js';
import { codeIn, type MarkdownFile, readMarkdown } from './markdown-file.js';

const english = readMarkdown('README.md');
const chinese = readMarkdown('README.zh-CN.md');

/** The first column of each table of calls. */
function examplesOf({ tables }: MarkdownFile): string[] {
  const examples = tables.flatMap((table) => table.slice(1).flatMap(([cell = '']) => codeIn(cell)));
  return examples.filter((code) => /^(?:await )?\(?(?:await )?(?:api|robot)\./.test(code));
}

/** `api.user.get`, for each method that such an object and its parts have. */
function methodsOf(name: string, value: object): string[] {
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(value));
  const methods = own.filter((key) => key !== 'constructor').map((key) => `${name}.${key}`);
  const parts = Object.entries(value).filter(([, part]) => typeof part === 'object' && part !== null);
  return [...methods, ...parts.flatMap(([key, part]) => methodsOf(`${name}.${key}`, part))];
}

describe('the tables of calls', () => {
  it('have each call of the client and of the robot once', async () => {
    const api = new WecomClient({ corpId: 'ww1', secret: 's', environment: {} });
    const robot = new GroupRobot({ key: 'k', environment: {} });
    const called = examplesOf(english).map((example) => /(?:api|robot)(?:\.\w+)+/.exec(example)?.[0] ?? '');
    assert.deepEqual([...called].sort(), [...methodsOf('api', api), ...methodsOf('robot', robot)].sort());
    await Promise.all([api.close(), robot.close()]);
  });

  it('have the examples that are compiled', () => {
    const [, body = ''] = readFileSync('test/types/api-calls.test-d.ts', 'utf8').split('function calls()');
    const compiled = [...body.matchAll(/^ {2}(?:void )?((?:await|api|robot)\b.*?);$/gms)].map(([, code]) => code);
    assert.deepEqual(compiled, examplesOf(english));
  });

  it('have the same examples in Chinese', () => {
    const { actual, expected } = translatedBack(examplesOf(chinese).join('\n'), examplesOf(english).join('\n'));
    assert.deepEqual(actual, expected);
  });
});
