import { z } from 'zod';
import {
  CARD_SHAPE,
  CARD_TYPES,
  type CardBranch,
  type CardLeaf,
  type CardShape,
  checkTemplateCard,
  type TemplateCard,
} from '../../../message/index.js';
import { described } from './described.js';

const LEAVES = { string: z.string(), number: z.number(), boolean: z.boolean() } as const;

/** Only a card that takes another one's place has it. */
const { replaceText: _, ...SENT_SHAPE } = CARD_SHAPE;

/**
 * A template card (模板卡片) as `TemplateCard` spells it: the members that there are, made from the same table as
 * their wire names, then what `checkTemplateCard` knows.
 */
export const templateCardSchema = z
  .strictObject({ ...membersOf(SENT_SHAPE), cardType: z.enum(CARD_TYPES) })
  .superRefine((card, context) => {
    // The members have the right types by now; whether those of its kind are there is for the check to say.
    for (const { path, message } of checkTemplateCard(card as TemplateCard)) {
      context.addIssue({ code: 'custom', path: keysOf(path), message });
    }
  })
  .meta({
    title: 'Template card (模板卡片)',
    examples: [
      {
        cardType: 'text_notice',
        mainTitle: { title: 'Order 42', desc: 'Waits for approval' },
        horizontalContentList: [{ keyName: 'Amount', value: '¥ 1,280' }],
        cardAction: { type: 1, url: 'https://example.com/orders/42' },
      },
    ],
    externalDocs: { url: 'https://developer.work.weixin.qq.com/document/path/90236' },
    ...described(
      'A template card of one of the five kinds. A card that calls back (buttons, votes, choices, menus) needs a taskId that the app has not used before.',
      '模板卡片，五种类型之一；可回调的卡片（按钮、投票、多选、菜单）需要未用过的 taskId',
    ),
  });

function membersOf(shape: CardShape): Record<string, z.ZodOptional<z.ZodType>> {
  return Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, schemaOf(member).optional()]));
}

function schemaOf(member: CardLeaf | CardBranch): z.ZodType {
  if (member.kind === 'object') return z.strictObject(membersOf(member.shape));
  if (member.kind === 'list') return z.array(z.strictObject(membersOf(member.shape)));
  return LEAVES[member.kind];
}

/** `jumpList[1].url` → jumpList, 1, url. */
function keysOf(path: string): (string | number)[] {
  return path.split(/[.[\]]+/).flatMap((key) => (key === '' ? [] : /^\d+$/.test(key) ? Number(key) : key));
}
