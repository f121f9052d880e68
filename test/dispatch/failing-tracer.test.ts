import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Tracer, WecomApp } from '../../src/index.js';
import { callbackOf, openReply, SETTINGS, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';
import { FAILING_TRACERS } from '../observe/failing-tracers.js';

/** An app under this tracer, and how often its handlers ran. */
function appUnder(tracer: Tracer): { readonly app: WecomApp; readonly lines: LogLine[]; readonly runs: string[] } {
  const logger = recordingLogger();
  const runs: string[] = [];
  const app = new WecomApp({ ...SETTINGS, logger, environment: {}, tracer });
  app.use((ctx, next) => {
    runs.push(ctx.message.msgType === 'text' ? ctx.message.content : '?');
    return next();
  });
  app.onText('at once', () => 'here');
  app.onText('later', async () => 'there');
  app.onText('throws', () => {
    throw new Error('out of paper');
  });
  app.onText('rejects', () => Promise.reject(new Error('out of ink')));
  app.setErrorHandler((error) => `sorry: ${(error as Error).message}`);
  return { app, lines: logger.lines, runs };
}

const ANSWERS: Readonly<Record<string, string>> = {
  'at once': 'here',
  later: 'there',
  throws: 'sorry: out of paper',
  rejects: 'sorry: out of ink',
};

/** Fails unless each callback is handled once, answered and logged as it would be without a tracer. */
async function assertAnswers(tracer: Tracer): Promise<void> {
  const { app, lines, runs } = appUnder(tracer);
  for (const [content, answer] of Object.entries(ANSWERS)) {
    const { status, body } = await app.handle({ method: 'POST', ...callbackOf(textXml(content)) });
    assert.deepEqual([status, textOf(body)], [200, answer]);
  }
  assert.deepEqual(runs, Object.keys(ANSWERS));
  assert.deepEqual(
    lines.map(({ handler, outcome, err }) => [handler, outcome, err instanceof Error ? err.message : undefined]),
    [
      ["onText('at once')", 'replied', undefined],
      ["onText('later')", 'replied', undefined],
      ["onText('throws')", 'handler_error', 'out of paper'],
      ["onText('rejects')", 'handler_error', 'out of ink'],
    ],
  );
}

function textOf(body: string): string | undefined {
  return body === '' ? undefined : /<Content><!\[CDATA\[(.*?)\]\]>/s.exec(openReply(body))?.[1];
}

describe('a callback is answered and logged as ever under a tracer that', () => {
  for (const [why, tracer] of Object.entries(FAILING_TRACERS)) {
    it(why, () => assertAnswers(tracer));
  }
});

describe('a callback that is not genuine', () => {
  it('is refused under a failing tracer as ever', async () => {
    for (const tracer of Object.values(FAILING_TRACERS)) {
      const { app, runs } = appUnder(tracer);
      const { query, body } = callbackOf(textXml('at once'));
      const { status } = await app.handle({ method: 'POST', query: { ...query, msg_signature: '0'.repeat(40) }, body });
      assert.deepEqual([status, runs], [403, []]);
    }
  });
});
