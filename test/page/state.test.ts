import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/emulator/page/i18n/en.js';
import { zh } from '../../src/emulator/page/i18n/zh.js';
import { applyChange } from '../../src/emulator/page/state/apply-change.js';
import { formatRoute, parseRoute } from '../../src/emulator/page/state/route.js';
import type { PageState } from '../../src/emulator/page-api/index.js';
import { said } from './sample-entries.js';
import { callback, everything } from './sample-state.js';

describe('changes', () => {
  it('add entries and exchanges, and replace those with the same id', () => {
    const before: PageState = everything();
    const first = said('one', { id: 'new' });
    const id = 'app:7:Li:Si';
    const added = applyChange(before, { type: 'entry', revision: 11, conversationId: id, entry: first });
    assert.deepEqual(added.conversations.at(-1), { id, agentId: 7, userId: 'Li:Si', entries: [first] });
    assert.equal(added.revision, 11);
    assert.equal(added.conversations[0], before.conversations[0]);
    const recalled = { ...first, isRecalled: true };
    const changed = applyChange(added, { type: 'entry-changed', revision: 12, conversationId: id, entry: recalled });
    assert.deepEqual(changed.conversations.at(-1)?.entries, [recalled]);
    const replaced = applyChange(before, {
      type: 'exchange',
      revision: 11,
      exchange: callback('x1', { title: 'new' }),
    });
    assert.deepEqual(replaced.exchanges.map(({ title }) => title).slice(0, 2), ['new', 'event click']);
  });

  it('forget the oldest beyond what the emulator keeps', () => {
    let state: PageState = everything();
    for (let number = 0; number < 250; number++)
      state = applyChange(state, { type: 'exchange', revision: number, exchange: callback(`n${number}`) });
    assert.equal(state.exchanges.length, 200);
    assert.equal(state.exchanges.at(-1)?.id, 'n249');
  });
});

describe('addresses', () => {
  it('say what is open', () => {
    for (const route of [
      { isInspecting: false },
      { conversationId: 'app:1000002:Zhang San/1', isInspecting: false },
      { conversationId: 'group:项目', isInspecting: true },
      { conversationId: 'app:1:a', isInspecting: true, exchangeId: 'x/1' },
    ])
      assert.deepEqual(parseRoute(formatRoute(route)), route);
    assert.equal(formatRoute({ conversationId: 'app:1:a', isInspecting: false }), '#/app:1:a');
    assert.deepEqual(parseRoute('#/%E0%A4%A'), { conversationId: '%E0%A4%A', isInspecting: false });
  });
});

describe('the languages', () => {
  it('both say everything, and not the same', () => {
    const leaves = (value: object, path = ''): [string, unknown][] =>
      Object.entries(value).flatMap(([name, inner]) =>
        typeof inner === 'object' ? leaves(inner, `${path}${name}.`) : [[path + name, inner] as [string, unknown]],
      );
    const say = (words: unknown): unknown => (typeof words === 'function' ? words(2) : words);
    const chinese = new Map(leaves(zh));
    assert.deepEqual(
      [...chinese.keys()],
      leaves(en).map(([path]) => path),
    );
    const same = leaves(en).filter(([path, words]) => say(words) === say(chinese.get(path)));
    // Words of the protocol itself.
    assert.deepEqual(
      same.map(([path]) => path),
      ['content.seconds', 'inspector.kinds.success', 'inspector.url', 'app.agentId'],
    );
    for (const [path, words] of chinese) assert.notEqual(say(words), '', path);
  });
});
