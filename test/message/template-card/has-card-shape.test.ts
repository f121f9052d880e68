import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkUpdateTemplateCard, hasCardShape } from '../../../src/message/template-card/index.js';
import { buttonInteraction, multipleInteraction, newsNotice, textNotice, voteInteraction } from './sample-cards.js';

describe('hasCardShape', () => {
  it('knows every good card', () => {
    for (const card of [textNotice, newsNotice, buttonInteraction, multipleInteraction, voteInteraction]) {
      assert.equal(hasCardShape(card), true);
      assert.equal(hasCardShape(JSON.parse(JSON.stringify(card))), true);
    }
  });

  it('asks for nothing but a known type', () => {
    assert.equal(hasCardShape({ cardType: 'text_notice' }), true);
    assert.equal(hasCardShape({ cardType: 'text_notice', source: undefined, unknown: null }), true);
  });

  it('refuses what is no card, or has a value of the wrong kind in it', () => {
    const type = { cardType: 'text_notice' };
    const bad: unknown[] = [
      undefined,
      null,
      'text_notice',
      [type],
      {},
      { cardType: 'toString' },
      { ...type, subTitleText: 5 },
      { ...type, subTitleText: null },
      { ...type, mainTitle: 'title' },
      { ...type, mainTitle: ['title'] },
      { ...type, mainTitle: { title: 5 } },
      { ...type, jumpList: { title: 'one' } },
      { ...type, jumpList: ['one'] },
      { ...type, jumpList: [{ title: 'one' }, { type: '1' }] },
      { ...type, actionMenu: { actionList: [{ key: 1 }] } },
      { ...type, checkBox: { disable: 'false' } },
    ];
    for (const value of bad) assert.equal(hasCardShape(value), false, JSON.stringify(value));
  });

  it('vouches that the check runs to its end, whatever else is wrong', () => {
    const part = fc.dictionary(
      fc.constantFrom('title', 'type', 'url', 'text', 'key', 'id', 'questionKey', 'optionList', 'actionList'),
      fc.oneof(fc.string(), fc.integer({ min: 0, max: 3 }), fc.constant([{ id: 'a' }]), fc.constant([])),
    );
    const member = fc.constantFrom(
      'mainTitle',
      'actionMenu',
      'buttonSelection',
      'checkBox',
      'submitButton',
      'cardAction',
    );
    const listMember = fc.constantFrom(
      'jumpList',
      'buttonList',
      'selectList',
      'horizontalContentList',
      'verticalContentList',
    );
    const card = fc
      .tuple(
        fc.constantFrom('text_notice', 'news_notice', 'button_interaction', 'vote_interaction', 'multiple_interaction'),
        fc.dictionary(member, part),
        fc.dictionary(listMember, fc.array(part)),
      )
      .map(([cardType, parts, lists]) => ({ ...parts, ...lists, cardType }));
    let seen = 0;
    fc.assert(
      fc.property(card, (value: unknown) => {
        if (!hasCardShape(value)) return;
        seen += 1;
        assert.ok(Array.isArray(checkUpdateTemplateCard(value, 'reply')));
        assert.ok(Array.isArray(checkUpdateTemplateCard(value, 'api')));
      }),
    );
    assert.ok(seen > 0);
  });
});
