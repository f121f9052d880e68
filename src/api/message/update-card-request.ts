import { type UpdateTemplateCard, updateCardToJson } from '../../message/template-card/index.js';
import { defined, type WireRecord } from '../wire/index.js';

/** Whose copy of the card changes; of everybody who got it with `atAll: 1`. */
interface UpdateTargets {
  /** At most 1000. */
  readonly userIds?: readonly string[];
  /** At most 100. */
  readonly partyIds?: readonly number[];
  /** At most 100. */
  readonly tagIds?: readonly number[];
  readonly atAll?: 0 | 1;
  /** From `message.send` or from a click on the card: works once, within 72 hours. */
  readonly responseCode: string;
}

/** Greys the buttons out and gives them another caption; for cards with buttons, votes and choices. */
interface UpdateButton {
  readonly button: { readonly replaceName: string };
  readonly templateCard?: never;
}

/** Puts another card, of any kind, in the place of the card. */
interface UpdateCard {
  readonly templateCard: UpdateTemplateCard;
  readonly enableIdTrans?: 0 | 1;
  readonly button?: never;
}

/** A change to a card that was sent before: its button, or the whole card. */
export type UpdateTemplateCardRequest = UpdateTargets & (UpdateButton | UpdateCard);

/** Spells the request as `message/update_template_card` takes it. */
export function updateCardToWire(request: UpdateTemplateCardRequest, agentId: number): WireRecord {
  const { userIds, partyIds, tagIds, atAll, responseCode } = request;
  const targets = { userids: userIds, partyids: partyIds, tagids: tagIds, atall: atAll };
  const change =
    request.templateCard === undefined
      ? { button: { replace_name: request.button.replaceName } }
      : { template_card: updateCardToJson(request.templateCard), enable_id_trans: request.enableIdTrans };
  return defined({ ...targets, agentid: agentId, response_code: responseCode, ...change });
}
