import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canReply, REPLYABLE_EVENTS, readIncoming } from '../../src/message/index.js';
import { families, fixtureNames, readFixture } from './fixtures.js';

describe('canReply', () => {
  it('is true of messages and of the listed events, and of nothing else that is known', () => {
    const answered = families.flatMap((family) =>
      fixtureNames(family).filter((name) => canReply(readFixture(family, name))),
    );
    assert.deepEqual(answered.sort(), [...fixtureNames('message'), ...REPLYABLE_EVENTS].sort());
  });

  it('is true of what is not known', () => {
    assert.equal(canReply(readIncoming({ MsgType: 'shortvideo' }).incoming), true);
    assert.equal(canReply(readIncoming({ MsgType: 'event', Event: 'brand_new' }).incoming), true);
  });
});
