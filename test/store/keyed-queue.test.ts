import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyedQueue } from '../../src/store/index.js';
import { withResolvers } from './contract/contract-helpers.js';

test('tasks of one key run one after another, those of another key meanwhile', async () => {
  const queue = new KeyedQueue();
  const gate = withResolvers();
  const events: string[] = [];
  const task = (name: string, until?: Promise<void>) => async (): Promise<string> => {
    events.push(`${name} begins`);
    await until;
    events.push(`${name} ends`);
    return name;
  };
  const first = queue.run('key', task('first', gate.promise));
  const second = queue.run('key', task('second'));
  assert.equal(await queue.run('another key', task('other')), 'other');
  gate.resolve();
  assert.deepEqual(await Promise.all([first, second]), ['first', 'second']);
  assert.deepEqual(events, [
    'first begins',
    'other begins',
    'other ends',
    'first ends',
    'second begins',
    'second ends',
  ]);
});

test('a task that fails, or throws before it begins, does not stop the next', async () => {
  const queue = new KeyedQueue();
  const rejected = queue.run('key', () => Promise.reject(new Error('rejected')));
  const thrown = queue.run('key', () => {
    throw new Error('thrown');
  });
  const next = queue.run('key', async () => 'next');
  await assert.rejects(rejected, /rejected/);
  await assert.rejects(thrown, /thrown/);
  assert.equal(await next, 'next');
});
