import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { combineObservers, type Observer, type StoreReport } from '../../src/observe/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

const REPORT = { available: true };

describe('combineObservers', () => {
  it('tells each that listens, in order, as itself', () => {
    const heard: string[] = [];
    class Named implements Observer {
      readonly #name: string;
      constructor(name: string) {
        this.#name = name;
      }
      store({ available }: StoreReport): void {
        heard.push(`${this.#name} ${available}`);
      }
    }
    const observer = combineObservers([new Named('one'), undefined, { reply: () => {} }, new Named('two')]);
    observer.store?.(REPORT);
    assert.deepEqual(heard, ['one true', 'two true']);
  });

  it('passes every kind of report on', () => {
    const heard: string[] = [];
    const hear = (kind: string) => () => void heard.push(kind);
    const all: Required<Observer> = {
      callback: hear('callback'),
      handler: hear('handler'),
      reply: hear('reply'),
      outbox: hear('outbox'),
      credential: hear('credential'),
      apiCall: hear('apiCall'),
      store: hear('store'),
    };
    const observer = combineObservers([combineObservers([all])]);
    const durationMs = 1;
    observer.callback?.({ msgType: 'text', outcome: 'replied', road: 'passive', duplicate: false, durationMs });
    observer.handler?.({ handler: 'onText()', durationMs, failed: false });
    observer.reply?.({ road: 'passive', latencyMs: 1 });
    observer.outbox?.({ event: 'put', kind: 'work' });
    observer.credential?.({ name: 'app_ticket', ok: true, durationMs });
    observer.apiCall?.({ path: 'user/get', durationMs });
    observer.store?.(REPORT);
    assert.deepEqual(heard, Object.keys(all));
  });

  it('has no method that nobody listens to', () => {
    assert.deepEqual(combineObservers([]), {});
    assert.deepEqual(combineObservers([undefined, {}]), {});
    assert.deepEqual(Object.keys(combineObservers([{ reply: () => {} }])), ['reply']);
  });

  it('keeps what one throws from the caller and from the others, and says so once', () => {
    const logger = recordingLogger();
    const heard: number[] = [];
    const broken: Observer = {
      store() {
        throw new Error('disk full');
      },
    };
    const observer = combineObservers([broken, { store: () => void heard.push(1) }], logger);
    for (let count = 0; count < 3; count += 1) observer.store?.(REPORT);
    assert.equal(heard.length, 3);
    assert.equal(logger.lines.length, 1);
    assert.equal(logger.lines[0]?.level, 'warn');
    assert.equal(logger.lines[0]?.method, 'store');
  });

  it('keeps a rejection from ending the process', async () => {
    const logger = recordingLogger();
    const observer = combineObservers([{ store: () => Promise.reject(new Error('too late')) as never }], logger);
    observer.store?.(REPORT);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(logger.lines.length, 1);
  });

  it('survives a logger that fails too', () => {
    const logger = recordingLogger();
    const broken: Observer = {
      store() {
        throw new Error('disk full');
      },
    };
    const warn = (): never => {
      throw new Error('no disk at all');
    };
    combineObservers([broken], { ...logger, warn }).store?.(REPORT);
    combineObservers([broken]).store?.(REPORT);
  });
});
