import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Logger, type LogMethod, safeLogger } from '../../src/logger/index.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

const fail = (): never => {
  throw new TypeError('no paper');
};

/** Keeps its lines as JSON, which not everything can become. */
function jsonLogger(lines: string[] = []): Logger & { readonly lines: string[] } {
  const write: LogMethod = (fields, message) => void lines.push(JSON.stringify({ ...fields, message }));
  return { lines, debug: write, info: write, warn: write, error: write, child: () => jsonLogger(lines) };
}

describe('a line of safeLogger', () => {
  it('is written as it is, at its level', () => {
    const { lines, ...logger } = recordingLogger();
    const safe = safeLogger(logger);
    for (const level of LEVELS) safe[level]({ step: level }, `at ${level}`);
    assert.deepEqual(
      lines,
      LEVELS.map((level) => ({ step: level, level, message: `at ${level}` })),
    );
  });

  it('is written by a logger whose methods need their object', () => {
    class Counted implements Logger {
      readonly lines: LogLine[] = [];
      readonly #level = 'warn';
      debug = (): void => undefined;
      info = this.debug;
      error = this.debug;
      warn(fields: object, message: string): void {
        this.lines.push({ ...fields, level: this.#level, message });
      }
      child(): Logger {
        return this.#level === 'warn' ? this : fail();
      }
      isLevelEnabled(level: string): boolean {
        return level === this.#level;
      }
    }
    const logger = new Counted();
    const safe = safeLogger(logger);
    safe.warn({}, 'one');
    safe.child({}).warn({}, 'two');
    assert.deepEqual(
      logger.lines.map(({ level, message }) => [level, message]),
      [
        ['warn', 'one'],
        ['warn', 'two'],
      ],
    );
    assert.deepEqual([safe.isLevelEnabled?.('warn'), safe.isLevelEnabled?.('debug')], [true, false]);
  });

  for (const level of ['debug', 'info', 'warn'] as const) {
    it(`that ${level}() fails to write is told as lost`, () => {
      const { lines, ...logger } = recordingLogger();
      safeLogger({ ...logger, [level]: fail })[level]({ secret: 1 }, 'the message');
      const lost = { lostLine: 'the message', reason: 'TypeError', level: 'error', message: 'a log line was lost' };
      assert.deepEqual(lines, [lost]);
    });
  }

  it('that cannot be written for its fields is told as lost, at every level', () => {
    const circle: { self?: object } = {};
    circle.self = circle;
    const hostile = Object.defineProperty({}, 'err', { get: () => fail(), enumerable: true });
    for (const level of LEVELS) {
      const logger = jsonLogger();
      const safe = safeLogger(logger);
      for (const fields of [circle, { count: 1n }, hostile]) safe[level](fields, 'the message');
      safe[level]({ fine: true }, 'and on');
      assert.deepEqual(logger.lines, [
        ...Array(3).fill('{"lostLine":"the message","reason":"TypeError","message":"a log line was lost"}'),
        '{"fine":true,"message":"and on"}',
      ]);
    }
  });

  for (const [why, thrown, reason] of [
    ['a text', 'no paper', 'string'],
    ['nothing', undefined, 'undefined'],
    ['an error of another class', new RangeError('no paper'), 'RangeError'],
  ] as const) {
    it(`is told as lost when ${why} is thrown, by its kind only`, () => {
      const { lines, ...logger } = recordingLogger();
      const info = (): never => {
        throw thrown;
      };
      safeLogger({ ...logger, info }).info({}, 'the message');
      assert.deepEqual([lines.length, lines[0]?.lostLine, lines[0]?.reason], [1, 'the message', reason]);
    });
  }

  it('is told as lost when the logger rejects later, and no rejection is left unheard', async () => {
    const { lines, ...logger } = recordingLogger();
    const unheard: unknown[] = [];
    const listener = (reason: unknown): void => void unheard.push(reason);
    process.on('unhandledRejection', listener);
    const info = async (): Promise<void> => fail();
    safeLogger({ ...logger, info }).info({}, 'the message');
    safeLogger({ ...logger, info, error: info }).info({}, 'the message');
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    process.off('unhandledRejection', listener);
    assert.deepEqual([lines.length, lines[0]?.lostLine, lines[0]?.reason], [1, 'the message', 'TypeError']);
    assert.deepEqual(unheard, []);
  });

  it('costs nothing else when not even its loss can be told', () => {
    const nameless = Object.defineProperty(new Error('x'), 'name', { get: fail });
    const throwing = (): never => {
      throw nameless;
    };
    for (const [error, info] of [
      [fail, fail],
      [throwing, throwing],
      [recordingLogger().error, throwing],
    ] as const) {
      const safe = safeLogger({ ...recordingLogger(), error, info });
      assert.doesNotThrow(() => safe.info({}, 'the message'));
      assert.doesNotThrow(() => safe.error({}, 'the message'));
    }
  });
});

describe('a child of safeLogger', () => {
  it('carries its fields, and so do its own children', () => {
    const { lines, ...logger } = recordingLogger();
    safeLogger(logger).child({ requestId: 'r' }).child({ userId: 'ZhangSan' }).info({ step: 1 }, 'x');
    assert.deepEqual(lines, [{ requestId: 'r', userId: 'ZhangSan', step: 1, level: 'info', message: 'x' }]);
  });

  it('is as safe as its parent', () => {
    const { lines, ...logger } = recordingLogger();
    const broken = { ...logger, info: fail };
    const grandchild = safeLogger({ ...logger, child: () => ({ ...broken, child: () => broken }) })
      .child({})
      .child({});
    grandchild.info({}, 'the message');
    assert.deepEqual([lines.length, lines[0]?.lostLine], [1, 'the message']);
  });

  it('writes to the logger itself when that can make none', () => {
    const { lines, ...logger } = recordingLogger();
    const child = safeLogger({ ...logger, child: fail }).child({ requestId: 'r' });
    child.info({ step: 1 }, 'x');
    child.child({ userId: 'lisi' }).warn({}, 'y');
    assert.deepEqual(lines, [
      { requestId: 'r', step: 1, level: 'info', message: 'x' },
      { requestId: 'r', userId: 'lisi', level: 'warn', message: 'y' },
    ]);
  });

  it('that is no logger at all costs nothing but its lines', () => {
    const safe = safeLogger({ ...recordingLogger(), child: () => undefined as unknown as Logger });
    const child = safe.child({});
    for (const level of LEVELS) assert.doesNotThrow(() => child[level]({}, 'x'));
    assert.equal(child.isLevelEnabled?.('info'), false);
    assert.doesNotThrow(() => child.child({}).info({}, 'x'));
  });
});

describe('isLevelEnabled of safeLogger', () => {
  it('answers what the logger does', () => {
    const safe = safeLogger(recordingLogger());
    assert.deepEqual([safe.isLevelEnabled?.('info'), safe.isLevelEnabled?.('debug')], [true, false]);
  });

  it('is false when the logger has none, answers no boolean, or throws', () => {
    const { isLevelEnabled: _, ...without } = recordingLogger();
    assert.equal(safeLogger(without).isLevelEnabled?.('debug'), false);
    const vague = (() => 'yes') as unknown as () => boolean;
    for (const isLevelEnabled of [vague, fail]) {
      assert.equal(safeLogger({ ...without, isLevelEnabled }).isLevelEnabled?.('debug'), false);
    }
  });
});
