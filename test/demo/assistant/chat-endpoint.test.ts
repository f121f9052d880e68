import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { chatEndpoint } from '../../../demo/assistant/chat-endpoint.js';
import { ConfigError } from '../../../src/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { type ModelServer, startModelServer } from '../model-server.js';

const QUESTION = [{ role: 'user', content: 'hello' }] as const;

let server: ModelServer;

before(async () => {
  server = await startModelServer();
});

after(() => server.close());

function context() {
  return { signal: new AbortController().signal, logger: recordingLogger() };
}

describe('chatEndpoint', () => {
  it('needs no key, as a server of one’s own may not', async () => {
    const ask = chatEndpoint({ OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: '' });
    assert.equal(await ask(QUESTION, context()), 'answer to hello');
    const { headers, model } = server.questions.at(-1)!;
    assert.deepEqual([headers.authorization, model], [undefined, 'gpt-4o-mini']);
  });

  it('gives up after a time', async () => {
    server.answer = () => new Promise(() => {});
    const ctx = context();
    await assert.rejects(chatEndpoint({ OPENAI_BASE_URL: server.baseUrl }, 30)(QUESTION, ctx), {
      name: 'ModelError',
      message: 'The language model does not answer. Try again later.',
    });
    assert.deepEqual(ctx.logger.lines, [
      { level: 'error', reason: 'AbortError', message: 'the language model did not answer' },
    ]);
  });

  it('gives up when nobody waits any more', async () => {
    server.answer = () => new Promise(() => {});
    const gone = new AbortController();
    const answer = chatEndpoint({ OPENAI_BASE_URL: server.baseUrl })(QUESTION, { ...context(), signal: gone.signal });
    gone.abort();
    await assert.rejects(answer, { name: 'ModelError' });
  });

  it('says so when nothing listens there, without the address', async () => {
    const ctx = context();
    const ask = chatEndpoint({ OPENAI_BASE_URL: `http://127.0.0.1:${await freePort()}/secret-path` });
    await assert.rejects(ask(QUESTION, ctx), { message: 'The language model does not answer. Try again later.' });
    assert.equal(ctx.logger.lines[0]?.reason, 'ECONNREFUSED');
    assert.doesNotMatch(JSON.stringify(ctx.logger.lines), /secret-path/);
  });

  for (const address of ['localhost:11434/v1', 'ftp://a.example', 'https://me:password@a.example/v1']) {
    it(`refuses ${address} at the start, without repeating it`, () => {
      assert.throws(
        () => chatEndpoint({ OPENAI_BASE_URL: address }),
        (error: Error) => error instanceof ConfigError && !error.message.includes(address),
      );
    });
  }
});

/** A port of this machine on which nothing listens. */
async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return typeof address === 'object' ? address!.port : 0;
}
