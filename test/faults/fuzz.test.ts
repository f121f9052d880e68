import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { WecomApp } from '../../src/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { makeApp } from './fuzz/target/app-under-fuzz.js';
import { judgeResponse } from './fuzz/target/judge-response.js';
import { makeInput } from './fuzz/target/make-input.js';

const CORPUS = [
  'message/text.xml',
  'application/template_card_event.xml',
  'contact/change_contact.create_user.xml',
].map((file) => readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8').trim());
const numbers = Array.from({ length: 600 }, (_, number) => number);

test('an input is the same for the same seed and number, and another one otherwise', () => {
  assert.deepEqual(makeInput(1, 7, CORPUS), makeInput(1, 7, CORPUS));
  assert.notDeepEqual(makeInput(1, 7, CORPUS), makeInput(1, 8, CORPUS));
  assert.notDeepEqual(makeInput(1, 7, CORPUS), makeInput(2, 7, CORPUS));
});

test('inputs of every kind get the answers they may get', async (t) => {
  const { app, lines, leaks } = makeApp();
  t.after(() => app.close(0));
  const kinds = new Set<string>();
  for (const number of numbers) {
    const input = makeInput(1, number, CORPUS);
    kinds.add(input.kind);
    assert.equal(judgeResponse(input, await app.handle(input.request)), undefined, `input ${number}`);
  }
  assert.deepEqual([...kinds].sort(), ['body', 'envelope', 'frame', 'genuine', 'message', 'method', 'query']);
  assert.deepEqual([[...lines.keys()].filter((line) => line.startsWith('error')), leaks()], [[], 0]);
});

test('an answer that must not be is noticed', async (t) => {
  const app = new WecomApp({ ...SETTINGS, token: 'other', environment: {}, logger: recordingLogger() });
  t.after(() => app.close(0));
  const genuine = numbers.map((number) => makeInput(1, number, CORPUS)).find(({ kind }) => kind === 'genuine');
  assert.ok(genuine !== undefined);
  assert.match(judgeResponse(genuine, await app.handle(genuine.request)) ?? '', /genuine callback is answered 403/);
  const headers = {};
  assert.match(judgeResponse(genuine, { status: 500, headers, body: 'x' }) ?? '', /status 500/);
  assert.match(
    judgeResponse(genuine, { status: 200, headers, body: '<xml></xml>' }) ?? '',
    /cannot be opened|is answered/,
  );
});
