import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { AddressList, CallbackAddresses, type CallbackAddressesOptions } from '../../src/http/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WECOM = '101.226.103.9';
const STRANGER = '203.0.113.9';

interface Desk {
  readonly addresses: CallbackAddresses;
  readonly clock: ManualClock;
  readonly logger: ReturnType<typeof recordingLogger>;
  readonly calls: () => number;
  /** What WeCom answers from now on. */
  answer: () => Promise<readonly string[]>;
}

function desk(options: Partial<CallbackAddressesOptions> = {}): Desk {
  const clock = new ManualClock();
  const logger = recordingLogger();
  let calls = 0;
  const it: Desk = {
    clock,
    logger,
    calls: () => calls,
    answer: () => Promise.resolve(['101.226.103.*']),
    addresses: new CallbackAddresses({
      clock,
      logger,
      fetchList: () => {
        calls += 1;
        return it.answer();
      },
      ...options,
    }),
  };
  return it;
}

const warnings = ({ logger }: Desk): string[] =>
  logger.lines.filter(({ level }) => level === 'warn').map(({ message }) => message);

describe('CallbackAddresses', () => {
  it('lets everything pass until it knows the list, and says so once', async () => {
    const at = desk();
    assert.ok(at.addresses.allows(STRANGER));
    assert.ok(at.addresses.allows(undefined));
    assert.deepEqual(warnings(at), [
      'callback addresses not known yet; callbacks from everywhere are accepted until then',
    ]);
    await at.addresses.refresh();
    assert.deepEqual([at.addresses.allows(WECOM), at.addresses.allows(STRANGER)], [true, false]);
    assert.equal(at.calls(), 1);
  });

  it('says nothing when the list was fetched in time', async () => {
    const at = desk();
    await at.addresses.refresh();
    assert.ok(!at.addresses.allows(STRANGER));
    assert.deepEqual(warnings(at), []);
  });

  it('fetches the list anew after a day, when a request comes, which does not wait', async () => {
    const at = desk();
    await at.addresses.refresh();
    await at.clock.advance(DAY - 1);
    at.addresses.allows(WECOM);
    assert.equal(at.calls(), 1);
    assert.equal(at.clock.waiting, 0);

    at.answer = () => Promise.resolve(['198.51.100.0/24']);
    await at.clock.advance(1);
    assert.ok(at.addresses.allows(WECOM), 'by the old list');
    at.addresses.allows(WECOM);
    await at.clock.advance(0);
    assert.equal(at.calls(), 2);
    assert.deepEqual([at.addresses.allows(WECOM), at.addresses.allows('198.51.100.7')], [false, true]);
  });

  for (const [why, answer] of [
    ['fails', () => Promise.reject(new Error('no network'))],
    [
      'throws',
      () => {
        throw new Error('no secret');
      },
    ],
    ['answers nothing', () => Promise.resolve([])],
    ['answers something in a form not known', () => Promise.resolve(['101.226.103.*', '1.2.3.4-1.2.3.9'])],
  ] as const satisfies readonly (readonly [string, () => Promise<readonly string[]>])[]) {
    it(`keeps the last list when WeCom ${why}, and tries again after a minute`, async () => {
      const at = desk();
      await at.addresses.refresh();
      at.answer = answer;
      await at.clock.advance(DAY);
      for (let request = 0; request < 3; request++) {
        assert.deepEqual([at.addresses.allows(WECOM), at.addresses.allows(STRANGER)], [true, false]);
        await at.clock.advance(0);
      }
      assert.equal(at.calls(), 2);
      assert.deepEqual(warnings(at), ['callback addresses not refreshed; the last list stays in force']);

      at.answer = () => Promise.resolve([STRANGER]);
      await at.clock.advance(MINUTE);
      at.addresses.allows(WECOM);
      await at.clock.advance(0);
      assert.deepEqual([at.addresses.allows(WECOM), at.addresses.allows(STRANGER)], [false, true]);
    });

    it(`lets everything pass when WeCom ${why} from the start`, async () => {
      const at = desk();
      at.answer = answer;
      await at.addresses.refresh();
      assert.ok(at.addresses.allows(STRANGER));
      assert.deepEqual(warnings(at), [
        'callback addresses not refreshed; callbacks from everywhere are accepted',
        'callback addresses not known yet; callbacks from everywhere are accepted until then',
      ]);
      assert.equal(at.calls(), 1);
    });
  }

  it('accepts others besides', async () => {
    const at = desk({ others: new AddressList(['127.0.0.1']) });
    await at.addresses.refresh();
    assert.deepEqual(
      ['127.0.0.1', WECOM, STRANGER].map((address) => at.addresses.allows(address)),
      [true, true, false],
    );
  });
});
