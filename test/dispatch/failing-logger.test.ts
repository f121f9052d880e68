import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Logger, WecomApp } from '../../src/index.js';
import { callbackOf, openReply, SETTINGS, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

const fail = (): never => {
  throw new TypeError('no paper');
};

/** Loggers by what is wrong with each, made from one that keeps its lines. */
const FAILING: Readonly<Record<string, (logger: Logger) => Logger>> = {
  'cannot write at debug level': (logger) => ({ ...logger, debug: fail }),
  'cannot write at info level': (logger) => ({ ...logger, info: fail, child: () => ({ ...logger, info: fail }) }),
  'cannot write at warn level': (logger) => ({ ...logger, warn: fail, child: () => ({ ...logger, warn: fail }) }),
  'cannot write at error level': (logger) => ({ ...logger, error: fail, child: () => ({ ...logger, error: fail }) }),
  'can make no child': (logger) => ({ ...logger, child: fail }),
  'has children that can write nothing': (logger) => ({ ...logger, child: () => HOPELESS }),
  'cannot tell its level': (logger) => ({ ...logger, isLevelEnabled: fail }),
  'does not know of levels': ({ isLevelEnabled: _, ...logger }) => logger,
  'can do nothing at all': () => HOPELESS,
};

const HOPELESS: Logger = { debug: fail, info: fail, warn: fail, error: fail, child: fail, isLevelEnabled: fail };

function appWith(makeLogger: (logger: Logger) => Logger): { readonly app: WecomApp; readonly lines: LogLine[] } {
  // At debug level, where bodies are logged as well.
  const { lines, ...logger } = recordingLogger([], {}, true);
  const app = new WecomApp({ ...SETTINGS, logger: makeLogger(logger), environment: {} });
  app.onText('logs', (_message, ctx) => {
    for (const level of ['debug', 'info', 'warn', 'error'] as const) ctx.logger[level]({}, `a line at ${level}`);
    return 'logged';
  });
  app.onText('throws', () => {
    throw new Error('out of paper');
  });
  app.setErrorHandler((error, ctx) => {
    ctx.logger.child({ step: 'sorry' }).warn({}, 'a line of the error handler');
    return `sorry: ${(error as Error).message}`;
  });
  return { app, lines };
}

async function answer(app: WecomApp, content: string): Promise<unknown> {
  const { status, body } = await app.handle({ method: 'POST', ...callbackOf(textXml(content)) });
  return [status, /<Content><!\[CDATA\[(.*?)\]\]>/s.exec(openReply(body))?.[1]];
}

describe('a logger that', () => {
  for (const [why, makeLogger] of Object.entries(FAILING)) {
    it(`${why} costs no callback its answer`, async () => {
      const { app } = appWith(makeLogger);
      assert.deepEqual(await answer(app, 'logs'), [200, 'logged']);
      assert.deepEqual(await answer(app, 'throws'), [200, 'sorry: out of paper']);
      const { query, body } = callbackOf(textXml('x'));
      const forged = { ...query, msg_signature: '0'.repeat(40) };
      assert.equal((await app.handle({ method: 'POST', query: forged, body })).status, 403);
      assert.equal((await app.handle({ method: 'PUT', query, body })).status, 405);
    });
  }

  it('cannot write a line says so of each, where it can', async () => {
    const { app, lines } = appWith((logger) => ({ ...logger, info: fail, child: () => ({ ...logger, info: fail }) }));
    await answer(app, 'logs');
    const told = lines.filter(({ message }) => message !== 'callback decrypted');
    assert.deepEqual(
      told.map(({ level, message, lostLine, reason }) => [level, lostLine ?? message, reason]),
      [
        ['debug', 'a line at debug', undefined],
        ['error', 'a line at info', 'TypeError'],
        ['warn', 'a line at warn', undefined],
        ['error', 'a line at error', undefined],
        ['error', 'callback', 'TypeError'],
      ],
    );
  });

  it('can make no child writes what handlers log all the same', async () => {
    const { app, lines } = appWith((logger) => ({ ...logger, child: fail }));
    await answer(app, 'throws');
    assert.ok(lines.some(({ message }) => message === 'a line of the error handler'));
  });
});
