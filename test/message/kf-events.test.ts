import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KfEventMap } from '../../src/message/index.js';
import { type Expected, itReadsEvents, readFixture } from './fixtures.js';

const expected: Expected<KfEventMap> = {
  kf_msg_or_event: { token: 'ENC', openKfId: 'wkxxx' },
  kf_account_auth_change: { authAddOpenKfId: ['wk1', 'wk2'], authDelOpenKfId: ['wk3'] },
};

describe('customer service events', () => {
  itReadsEvents('kf', expected);

  it('reads the sender that kf_msg_or_event does not name as empty', () => {
    assert.equal(readFixture('kf', 'kf_msg_or_event').fromUserName, '');
  });
});
