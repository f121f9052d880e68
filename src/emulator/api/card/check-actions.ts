import { Refusal } from '../../protocol/index.js';
import { type CardContext, checkTarget, demandCount, demandUnique, needKey } from './card-context.js';

/** The menu in the card's corner (右上角菜单). */
export function checkActionMenu({ card }: CardContext): void {
  const menu = card.object('action_menu');
  if (menu === undefined) return;
  const list = menu.objects('action_list') ?? [];
  demandCount(list, 1, 3, menu.at('action_list'), 40058);
  const keys = list.map((action) => {
    action.need('text');
    return needKey(action, 'key', 1024, 40058);
  });
  demandUnique(keys, menu.at('action_list.key'), 42051);
}

/** Where a tap on the whole card leads. */
export function checkCardAction(context: CardContext, allowed: readonly number[]): void {
  const action = context.card.object('card_action');
  if (action === undefined) throw new Refusal(42045, `${context.card.at('card_action')} missing`);
  checkTarget(context, action, allowed);
}
