import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callbackKey } from '../../src/delivery/callback-key.js';
import { type CallbackContext, openCallback } from '../../src/dispatch/index.js';
import type { DedupKey } from '../../src/index.js';
import { textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

const SOURCE = {
  corpId: 'ww1',
  logger: recordingLogger(),
  api: () => assert.fail('no call is made'),
  session: () => assert.fail('no session is opened'),
};

const HI = textXml('hi');
const OTHER = textXml('hi', { msgId: '2' });

/** One try after another, each with a context of its own. */
function desk(custom?: () => unknown): {
  readonly keyOf: (xml: string) => string;
  readonly contexts: CallbackContext[];
  readonly lines: LogLine[];
} {
  const { lines, ...logger } = recordingLogger();
  const contexts: CallbackContext[] = [];
  const keyOf = (xml: string): string => {
    const { ctx } = openCallback(xml, SOURCE);
    contexts.push(ctx);
    return callbackKey(ctx, xml, custom as DedupKey | undefined, logger);
  };
  return { keyOf, contexts, lines };
}

const wholeMessage = desk().keyOf;

describe('the key of a callback', () => {
  it('is a digest of the whole message without a dedupKey', () => {
    const { keyOf } = desk();
    assert.match(keyOf(HI), /^[\w-]{43}$/);
    assert.equal(keyOf(HI), keyOf(HI));
    assert.notEqual(keyOf(HI), keyOf(OTHER));
    assert.notEqual(keyOf(HI), keyOf(`${HI} `));
  });

  it('is a digest of what dedupKey returns, whatever the message', () => {
    for (const name of ['order 17', '订单 17', 'x'.repeat(100_000), 17, -1.5, 0, 17n]) {
      const { keyOf, lines } = desk(() => name);
      assert.match(keyOf(HI), /^[\w-]{43}$/);
      assert.equal(keyOf(HI), keyOf(OTHER));
      assert.notEqual(keyOf(HI), wholeMessage(HI));
      assert.notEqual(keyOf(HI), desk(() => `${name}!`).keyOf(HI));
      assert.deepEqual(lines, []);
    }
  });

  it('is asked of dedupKey with the message and its XML', () => {
    const asked: unknown[] = [];
    const dedupKey: DedupKey = (message, xml) => {
      asked.push(message.fromUserName, xml);
      return 'x';
    };
    callbackKey(openCallback(HI, SOURCE).ctx, HI, dedupKey, recordingLogger());
    assert.deepEqual(asked, ['ZhangSan', HI]);
  });

  for (const nothing of [undefined, null]) {
    it(`is like no other when dedupKey returns ${nothing}`, () => {
      const { keyOf, lines } = desk(() => nothing);
      const keys = [keyOf(HI), keyOf(HI), keyOf(OTHER)];
      assert.equal(new Set([...keys, wholeMessage(HI)]).size, 4);
      assert.deepEqual(lines, []);
    });
  }

  const refused: Readonly<Record<string, () => unknown>> = {
    'an empty text': () => '',
    'a promise': () => Promise.resolve('the same'),
    'a promise that rejects': () => Promise.reject(new Error('no key today')),
    'a promise that rejects later': async () => {
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('no key today');
    },
    'an object': () => ({ id: '17' }),
    'a list': () => ['17'],
    'an object that does not become a text': () => Object.create(null),
    'a function': () => () => '17',
    'a boolean': () => true,
    'no number': () => Number(undefined),
    'a symbol': () => Symbol('17'),
  };
  for (const [what, custom] of Object.entries(refused)) {
    it(`is that of the whole message when dedupKey returns ${what}, and the log says why`, async () => {
      const { keyOf, contexts, lines } = desk(custom);
      assert.deepEqual([keyOf(HI), keyOf(OTHER), keyOf(HI)], [HI, OTHER, HI].map(wholeMessage));
      assert.deepEqual(
        lines.map(({ level, requestId }) => [level, requestId]),
        contexts.map(({ requestId }) => ['error', requestId]),
      );
      for (const { message, err } of lines) {
        assert.equal(message, 'dedupKey failed; the whole message is the key instead');
        assert.match(String(err), /^TypeError: dedupKey must return a text that is not empty, and no promise$/);
      }
      // A rejection that nobody hears fails the test.
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
  }

  it('is that of the whole message when dedupKey throws, whatever it throws', () => {
    for (const thrown of [new Error('no key today'), 'no key today', undefined]) {
      const { keyOf, lines } = desk(() => {
        throw thrown;
      });
      assert.deepEqual([keyOf(HI), keyOf(OTHER)], [HI, OTHER].map(wholeMessage));
      assert.deepEqual(
        lines.map(({ level, err }) => [level, err]),
        [
          ['error', thrown],
          ['error', thrown],
        ],
      );
    }
  });
});
