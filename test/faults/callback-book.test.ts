import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConversationEntry, PageConversation } from '../../src/emulator/index.js';
import { judge } from './case.js';
import { CallbackBook } from './stage/callback-book.js';

function shown(...answers: [id: string, road: ConversationEntry['road']][]): PageConversation[] {
  const common = { at: 0, from: 'app', sender: 'App', msgType: 'text' } as const;
  const entries = answers.map(([id, road], index) => ({
    ...common,
    id: String(index),
    road,
    content: { content: `answer ${id}` },
  }));
  return [{ id: 'app:1:zhangsan', agentId: 1, userId: 'zhangsan', entries }];
}

function bookOf(...ids: string[]): CallbackBook {
  const book = new CallbackBook();
  for (const id of ids) book.send({ id, ms: 0 });
  return book;
}

const whole = 'begin a\nend a\n';

describe('the book of callbacks', () => {
  it('finds nothing wrong with one that is handled and answered', () => {
    const book = bookOf('a');
    book.delivered('a', { state: 'done', tries: [] });
    book.readJournal(whole);
    const counts = book.count(shown(['a', 'passive']));
    assert.deepEqual(counts, { sent: 1, accepted: 1, handled: 1, again: 0, answered: 1, duplicated: 0, lost: 0 });
    assert.deepEqual(judge(counts, false), []);
    assert.deepEqual(book.suspects(shown(['a', 'passive'])), []);
  });

  it('counts one as lost that was acknowledged and not handled, or begun and not ended, or ended and not answered', () => {
    const book = bookOf('a', 'b', 'c');
    book.delivered('a', { state: 'done', tries: [] });
    book.readJournal('begin b\nbegin c\nend c\n');
    const counts = book.count([]);
    assert.deepEqual([counts.accepted, counts.handled, counts.lost], [3, 1, 3]);
    assert.deepEqual(judge(counts, true), ['3 lost']);
    assert.equal(book.suspects([]).length, 3);
  });

  it('does not accept what WeCom got no 200 for and no handler has begun', () => {
    const book = bookOf('a');
    book.delivered('a', { state: 'failed', tries: [] });
    const counts = book.count([]);
    assert.deepEqual([counts.accepted, counts.lost], [0, 0]);
    assert.deepEqual(judge(counts, false), ['1 of 1 never accepted']);
  });

  it('tells an answer on two roads from the same answer on two tries', () => {
    const book = bookOf('a', 'b');
    book.readJournal('begin a\nend a\nbegin b\nend b\n');
    const counts = book.count(shown(['a', 'passive'], ['a', 'passive'], ['b', 'passive'], ['b', 'active']));
    assert.deepEqual([counts.answered, counts.duplicated], [2, 1]);
    assert.deepEqual(judge(counts, true), ['1 answers seen more than once']);
  });

  it('forgives a second run after a crash only', () => {
    const book = bookOf('a');
    book.readJournal(`${whole}${whole}`);
    const counts = book.count(shown(['a', 'active']));
    assert.equal(counts.again, 1);
    assert.deepEqual(judge(counts, true), []);
    assert.deepEqual(judge(counts, false), ['1 handled more than once, without a crash']);
  });

  it('asks for no answer that its road does not promise, and counts row by row', () => {
    const book = new CallbackBook();
    book.send({ id: 'a', ms: 0, row: 'one', isPromised: false });
    book.send({ id: 'b', ms: 0, row: 'two' });
    book.readJournal('begin a\nend a\nbegin b\nend b\n');
    assert.deepEqual([book.count([], 'one').lost, book.count([], 'two').lost], [0, 1]);
  });
});
