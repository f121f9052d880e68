import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CardMenuAction,
  checkUpdateTemplateCard,
  type UpdateTemplateCard,
} from '../../../../src/message/template-card/index.js';
import { buttonInteraction, multipleInteraction, newsNotice, textNotice, voteInteraction } from '../sample-cards.js';

const samples: readonly UpdateTemplateCard[] = [
  textNotice,
  newsNotice,
  buttonInteraction,
  voteInteraction,
  multipleInteraction,
];

function menuOf(count: number): UpdateTemplateCard {
  const actionList = Array.from({ length: count }, (_, index): CardMenuAction => ({ text: 't', key: `${index}` }));
  return { ...textNotice, actionMenu: { actionList } };
}

function pathsOf(card: UpdateTemplateCard, road: 'api' | 'reply'): string[] {
  return checkUpdateTemplateCard(card, road).map(({ path }) => path);
}

describe('checkUpdateTemplateCard', () => {
  it('finds nothing in good cards, on either road', () => {
    for (const card of samples) {
      assert.deepEqual(checkUpdateTemplateCard(card, 'api'), []);
      assert.deepEqual(checkUpdateTemplateCard(card, 'reply'), []);
    }
  });

  it('asks for neither a task id nor a submit button', () => {
    const { taskId: _, submitButton: __, ...vote } = voteInteraction;
    assert.deepEqual(pathsOf(vote, 'api'), []);
    assert.deepEqual(pathsOf(vote, 'reply'), []);
  });

  it('lets a menu have 3 items by the API and 10 in a reply', () => {
    assert.deepEqual(pathsOf(menuOf(4), 'api'), ['actionMenu.actionList']);
    assert.deepEqual(pathsOf(menuOf(10), 'reply'), []);
    assert.deepEqual(pathsOf(menuOf(11), 'reply'), ['actionMenu.actionList']);
  });

  it('asks for whole cards and unique ids by the API only', () => {
    const option = { id: 'same', text: 't' };
    const select = { questionKey: 'same', optionList: [option, option] };
    const incomplete: readonly (readonly [unknown, ...string[]])[] = [
      [{ cardType: 'button_interaction', replaceText: '已处理' }, 'mainTitle.title', 'buttonList'],
      [{ cardType: 'vote_interaction' }, 'mainTitle.title', 'checkBox'],
      [
        { cardType: 'vote_interaction', mainTitle: { title: 't' }, checkBox: { questionKey: 'q', optionList: [] } },
        'checkBox.optionList',
      ],
      [{ cardType: 'multiple_interaction', selectList: [] }, 'mainTitle.title', 'selectList'],
      [
        {
          ...buttonInteraction,
          buttonList: [
            { text: 't', key: 'same' },
            { text: 't', key: 'same' },
          ],
        },
        'buttonList[1].key',
      ],
      [
        { ...multipleInteraction, selectList: [select, select] },
        'selectList[0].optionList[1].id',
        'selectList[1].optionList[1].id',
        'selectList[1].questionKey',
      ],
      [{ ...textNotice, cardAction: {} }, 'cardAction.type'],
    ];
    for (const [card, ...paths] of incomplete) {
      assert.deepEqual(pathsOf(card as UpdateTemplateCard, 'api'), paths);
      assert.deepEqual(pathsOf(card as UpdateTemplateCard, 'reply'), []);
    }
  });

  it('asks on both roads for what both pages demand', () => {
    const card: unknown = { cardType: 'text_notice', horizontalContentList: [{ keyName: '' }] };
    for (const road of ['api', 'reply'] as const) {
      assert.deepEqual(pathsOf(card as UpdateTemplateCard, road), [
        'mainTitle.title',
        'horizontalContentList[0].keyName',
        'cardAction',
      ]);
    }
  });
});
