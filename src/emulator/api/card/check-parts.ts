import { advise, Refusal } from '../../protocol/index.js';
import { adviseCaption, type CardContext, checkTarget } from './card-context.js';

export function checkSource(context: CardContext): void {
  const source = context.card.object('source');
  if (source === undefined) return;
  adviseCaption(context, source, 'desc', 20, 13);
  const color = source.int('desc_color') ?? 0;
  advise(context.call, color >= 0 && color <= 3, `${source.at('desc_color')} should be 0 to 3`);
}

export function checkQuote(context: CardContext): void {
  const quote = context.card.object('quote_area');
  if (quote !== undefined) checkTarget(context, quote, [0, 1, 2]);
}

export function checkEmphasis(context: CardContext): void {
  const emphasis = context.card.object('emphasis_content');
  adviseCaption(context, emphasis, 'title', 14, 10);
  adviseCaption(context, emphasis, 'desc', 22, 15);
}

/** A news notice has a picture: a `card_image`, or in an app's message an `image_text_area` instead. */
export function checkPicture(context: CardContext): void {
  const { card, purpose, call } = context;
  const image = card.object('card_image');
  const area = card.object('image_text_area');
  if (image === undefined && (area === undefined || purpose === 'robot')) {
    throw new Refusal(42044, `${card.at('card_image')} missing`);
  }
  if (image !== undefined) {
    image.need('url', 42044);
    const ratio = image.number('aspect_ratio') ?? 1.3;
    advise(call, ratio >= 1.3 && ratio <= 2.25, `${image.at('aspect_ratio')} should be 1.3 to 2.25`);
  }
  if (area !== undefined) {
    checkTarget(context, area, [0, 1, 2]);
    area.need('image_url');
  }
}
