import { invalidParam, type Params } from '../../protocol/index.js';
import { checkUrl } from '../check-text.js';
import { findMedia } from '../find-media.js';
import { adviseCaption, type CardContext, checkTarget, demandCount } from './card-context.js';

export function checkHorizontalList(context: CardContext): void {
  for (const row of entries(context, 'horizontal_content_list', 6, 42035)) checkRow(context, row);
}

/** A row shows text (0), or leads to a url (1), an attachment (2) or a member's profile (3). */
function checkRow(context: CardContext, row: Params): void {
  row.need('keyname', 42027);
  adviseCaption(context, row, 'keyname', 5);
  adviseCaption(context, row, 'value', 30, 26);
  switch (row.int('type') ?? 0) {
    case 0:
      return;
    case 1:
      row.need('url', 42028);
      checkUrl(row, 'url');
      return;
    case 2:
      checkAttachment(context, row.need('media_id', 42029));
      return;
    case 3:
      row.need('userid', 42050);
      return;
    default:
      throw invalidParam(row.at('type'));
  }
}

/** A robot's attachment may come from the robot or, as far as is known, from the company. */
function checkAttachment({ call, purpose }: CardContext, mediaId: string): void {
  findMedia(call, mediaId, 'file', (scope) => scope === 'corp' || (purpose === 'robot' && typeof scope === 'object'));
}

export function checkVerticalList(context: CardContext): void {
  for (const row of entries(context, 'vertical_content_list', 4, 42036)) {
    row.need('title', 42033);
    adviseCaption(context, row, 'title', 38, 26);
    adviseCaption(context, row, 'desc', 160, 112);
  }
}

export function checkJumpList(context: CardContext): void {
  for (const row of entries(context, 'jump_list', 3, 42042)) {
    row.need('title', 42033);
    adviseCaption(context, row, 'title', 18, 13);
    checkTarget(context, row, [0, 1, 2]);
  }
}

/** These lists may be empty. */
function entries({ card }: CardContext, name: string, max: number, errCode: number): readonly Params[] {
  const list = card.objects(name) ?? [];
  demandCount(list, 0, max, card.at(name), errCode);
  return list;
}
