import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CardProblem, checkTemplateCard, type TemplateCard } from '../../../../src/message/template-card/index.js';
import { buttonInteraction, multipleInteraction, newsNotice, textNotice, voteInteraction } from '../sample-cards.js';

/** A card that the types would refuse: as a caller in plain JavaScript, or one who read it from JSON, may give it. */
function untyped(card: unknown): TemplateCard {
  return card as TemplateCard;
}

function without(card: object, ...names: string[]): TemplateCard {
  return untyped(Object.fromEntries(Object.entries(card).filter(([name]) => !names.includes(name))));
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const missing = (path: string, errCode?: number): CardProblem => problem(path, 'is missing', errCode);

function problem(path: string, message: string, errCode?: number): CardProblem {
  return errCode === undefined ? { path, message } : { path, message, errCode };
}

const TOO_LONG_KEY = '钥'.repeat(342);
const TOO_LONG_ID = '号'.repeat(43);
const option = { id: 'a', text: 'A' };

const refused: readonly (readonly [title: string, card: TemplateCard, ...problems: CardProblem[]])[] = [
  [
    'an unknown type',
    untyped({ ...newsNotice, cardType: 'textcard' }),
    problem(
      'cardType',
      'must be one of text_notice, news_notice, button_interaction, vote_interaction, multiple_interaction',
      42031,
    ),
  ],
  [
    'a menu without a task id',
    without(textNotice, 'taskId'),
    problem('taskId', 'is missing; a card that calls back needs one'),
  ],
  [
    'a card that calls back without a task id',
    without(voteInteraction, 'taskId'),
    problem('taskId', 'is missing; a card that calls back needs one'),
  ],
  [
    'a malformed task id',
    { ...buttonInteraction, taskId: '任务' },
    problem('taskId', 'must be 1 to 128 letters, digits, "_", "-" or "@"', 42014),
  ],
  [
    'a task id of 129 bytes',
    { ...buttonInteraction, taskId: 'a'.repeat(129) },
    problem('taskId', 'must be 1 to 128 letters, digits, "_", "-" or "@"', 42014),
  ],
  [
    'a text notice with neither title nor text',
    without(textNotice, 'mainTitle', 'subTitleText'),
    problem('mainTitle.title', 'is missing, and so is subTitleText; a text notice needs one of them'),
  ],
  ['a notice that leads nowhere', without(newsNotice, 'cardAction'), missing('cardAction', 42045)],
  [
    'a notice whose action does nothing',
    untyped({ ...newsNotice, cardAction: { type: 0 } }),
    problem('cardAction.type', 'must be 1 (a page) or 2 (a mini-program)', 42045),
  ],
  ['an action without its page', untyped({ ...newsNotice, cardAction: { type: 1 } }), missing('cardAction.url', 42028)],
  [
    'an action without its mini-program',
    untyped({ ...newsNotice, cardAction: { type: 2 } }),
    missing('cardAction.appId', 42030),
  ],
  ['a news notice without a title', without(newsNotice, 'mainTitle'), missing('mainTitle.title')],
  [
    'a news notice without any picture',
    without(newsNotice, 'cardImage', 'imageTextArea'),
    problem('cardImage', 'is missing, and so is imageTextArea; a news notice needs one of them'),
  ],
  ['a picture without its address', { ...newsNotice, cardImage: { url: '' } }, missing('cardImage.url', 42044)],
  [
    'a picture that is too wide',
    { ...newsNotice, cardImage: { url: 'u', aspectRatio: 2.3 } },
    problem('cardImage.aspectRatio', 'is 2.3; it must lie between 1.3 and 2.25'),
  ],
  [
    'a picture beside a text that is not there',
    { ...newsNotice, imageTextArea: { type: 1, url: '', imageUrl: '' } },
    missing('imageTextArea.imageUrl'),
    missing('imageTextArea.url'),
  ],
  ['a quotation without its page', untyped({ ...newsNotice, quoteArea: { type: 1 } }), missing('quoteArea.url')],
  [
    'a button card with bad parts',
    untyped({ ...buttonInteraction, quoteArea: { type: 2 }, cardAction: { type: 1 } }),
    missing('quoteArea.appId'),
    missing('cardAction.url', 42028),
  ],
  [
    'bad lines of name and value',
    untyped({
      ...newsNotice,
      horizontalContentList: [{}, { keyName: 'k', type: 1 }, { keyName: 'k', type: 2 }, { keyName: 'k', type: 3 }],
    }),
    missing('horizontalContentList[0].keyName', 42027),
    missing('horizontalContentList[1].url', 42028),
    missing('horizontalContentList[2].mediaId', 42029),
    missing('horizontalContentList[3].userId', 42050),
  ],
  [
    'seven lines of name and value',
    { ...newsNotice, horizontalContentList: times(7, () => ({ keyName: 'k' })) },
    problem('horizontalContentList', 'has 7 entries; at most 6 are allowed', 42035),
  ],
  [
    'five titles with text, one of them empty',
    { ...newsNotice, verticalContentList: times(5, (index) => ({ title: index === 3 ? '' : 't' })) },
    problem('verticalContentList', 'has 5 entries; at most 4 are allowed', 42036),
    missing('verticalContentList[3].title', 42033),
  ],
  [
    'four lines that lead somewhere, some of them nowhere',
    untyped({ ...newsNotice, jumpList: [{ title: 't' }, {}, { title: 't', type: 1 }, { title: 't', type: 2 }] }),
    problem('jumpList', 'has 4 entries; at most 3 are allowed', 42042),
    missing('jumpList[1].title', 42033),
    missing('jumpList[2].url', 42028),
    missing('jumpList[3].appId', 42030),
  ],
  [
    'a menu of four items that share keys',
    {
      ...newsNotice,
      taskId: 't',
      actionMenu: { actionList: times(4, (index) => ({ text: '', key: `${index % 3}` })) },
    },
    problem('actionMenu.actionList', 'has 4 entries; at most 3 are allowed'),
    ...times(4, (index) => missing(`actionMenu.actionList[${index}].text`)),
    problem('actionMenu.actionList[3].key', 'is the same as actionMenu.actionList[0].key; each must be unique', 42051),
  ],
  [
    'an empty menu',
    { ...newsNotice, taskId: 't', actionMenu: { actionList: [] } },
    problem('actionMenu.actionList', 'has 0 entries; at least 1 must be there'),
  ],
  [
    'a button card without buttons',
    without(buttonInteraction, 'buttonList'),
    problem('buttonList', 'has 0 entries; at least 1 must be there'),
  ],
  [
    'bad buttons',
    untyped({
      ...buttonInteraction,
      buttonList: [
        { key: 'k' },
        { text: 't' },
        { text: 't', type: 1 },
        { text: 't', key: TOO_LONG_KEY },
        { text: 't', key: 'k' },
      ],
    }),
    missing('buttonList[0].text', 42038),
    missing('buttonList[1].key', 42039),
    missing('buttonList[2].url'),
    problem('buttonList[3].key', 'has 1026 bytes; at most 1024 are allowed', 42039),
    problem('buttonList[4].key', 'is the same as buttonList[0].key; each must be unique', 42039),
  ],
  [
    'seven buttons',
    { ...buttonInteraction, buttonList: times(7, (index) => ({ text: 't', key: `${index}` })) },
    problem('buttonList', 'has 7 entries; at most 6 are allowed'),
  ],
  [
    'a drop-down list without options',
    { ...buttonInteraction, buttonSelection: { questionKey: '', optionList: [] } },
    missing('buttonSelection.questionKey', 42043),
    problem('buttonSelection.optionList', 'has 0 entries; at least 1 must be there', 42037),
  ],
  [
    'eleven options, some of them bad',
    {
      ...multipleInteraction,
      selectList: [
        {
          questionKey: TOO_LONG_KEY,
          optionList: [
            option,
            option,
            { id: '', text: 'x' },
            { id: TOO_LONG_ID, text: '' },
            ...times(7, (index) => ({ id: `${index}`, text: 'x' })),
          ],
        },
      ],
    },
    problem('selectList[0].questionKey', 'has 1026 bytes; at most 1024 are allowed', 42043),
    problem('selectList[0].optionList', 'has 11 entries; at most 10 are allowed', 42037),
    missing('selectList[0].optionList[2].id', 42040),
    problem('selectList[0].optionList[3].id', 'has 129 bytes; at most 128 are allowed', 42040),
    missing('selectList[0].optionList[3].text', 42041),
    problem(
      'selectList[0].optionList[1].id',
      'is the same as selectList[0].optionList[0].id; each must be unique',
      42040,
    ),
  ],
  [
    'four drop-down lists, two of them with one key',
    {
      ...multipleInteraction,
      selectList: times(4, (index) => ({ questionKey: `${index % 3}`, optionList: [option] })),
    },
    problem('selectList', 'has 4 entries; at most 3 are allowed', 42047),
    problem('selectList[3].questionKey', 'is the same as selectList[0].questionKey; each must be unique', 42043),
  ],
  [
    'a multiple choice without choices or button',
    without(multipleInteraction, 'selectList', 'submitButton'),
    problem('selectList', 'has 0 entries; at least 1 must be there', 42047),
    missing('submitButton'),
  ],
  [
    'a vote without title, choices or key',
    untyped({ ...without(voteInteraction, 'checkBox', 'mainTitle'), submitButton: { text: '提交' } }),
    missing('mainTitle.title'),
    missing('checkBox'),
    missing('submitButton.key', 42046),
  ],
  [
    'a vote of 21 choices',
    {
      ...voteInteraction,
      checkBox: {
        questionKey: 'q',
        optionList: times(21, (index) => ({ id: `${index}`, text: 't', isChecked: false })),
      },
    },
    problem('checkBox.optionList', 'has 21 entries; at most 20 are allowed', 42037),
  ],
];

describe('checkTemplateCard', () => {
  for (const card of [textNotice, newsNotice, buttonInteraction, voteInteraction, multipleInteraction]) {
    it(`finds nothing in a good ${card.cardType} card`, () => {
      assert.deepEqual(checkTemplateCard(card), []);
    });
  }

  it('never refuses a length that is only advised, an empty list, or what the pages contradict themselves on', () => {
    const long = '字'.repeat(1000);
    assert.deepEqual(
      checkTemplateCard({
        ...newsNotice,
        mainTitle: { title: long, desc: long },
        jumpList: [],
        horizontalContentList: [],
        verticalContentList: [],
      }),
      [],
    );
    assert.deepEqual(checkTemplateCard({ ...newsNotice, cardImage: { url: 'u', aspectRatio: 1.3 } }), []);
    assert.deepEqual(checkTemplateCard(untyped({ ...voteInteraction, submitButton: { key: 'k' } })), []);
  });

  it('takes keys and ids of just the greatest length', () => {
    const card: TemplateCard = {
      ...multipleInteraction,
      taskId: 'a'.repeat(128),
      selectList: [{ questionKey: 'k'.repeat(1024), optionList: [{ id: 'i'.repeat(128), text: 't' }] }],
      submitButton: { text: 't', key: 'k'.repeat(1024) },
    };
    assert.deepEqual(checkTemplateCard(card), []);
  });

  for (const [title, card, ...problems] of refused) {
    it(`finds ${title}`, () => {
      assert.deepEqual(checkTemplateCard(card), problems);
    });
  }
});
