import type { JsonObject } from '../../json.js';
import { type AppCall, invalidParam, Refusal, type Reply } from '../../protocol/index.js';
import type { SentMessage, User } from '../../world/index.js';
import { checkCard } from '../card/index.js';
import { demandOwnApp } from './send.js';

/**
 * `message/update_template_card`: one use of a response_code within 72 hours.
 *
 * @see https://developer.work.weixin.qq.com/document/path/94888
 */
export function updateTemplateCard(call: AppCall): Reply {
  const { world, app, params, now } = call;
  demandOwnApp(call);
  const responseCode = params.need('response_code', 60140);
  const issued = world.cards.find(responseCode, now);
  if (issued === undefined) throw new Refusal(60140);
  if (issued.agentId !== app.agentId) throw new Refusal(42015, 'the card was sent by another agent');
  const change = readChange(call);
  const { copies, invalid } = findCopies(call, world.outbox.copies(issued.msgId));
  world.cards.use(responseCode);
  for (const copy of copies) world.outbox.update(copy, change(copy.content), now);
  return { invaliduser: invalid };
}

/** Either the buttons become one grey caption, or another card takes this one's place. */
function readChange(call: AppCall): (content: JsonObject) => JsonObject {
  const { params } = call;
  const button = params.object('button');
  if (button !== undefined) {
    const replaceName = button.need('replace_name');
    return (content) => ({ ...content, button: { replace_name: replaceName } });
  }
  const card = params.object('template_card');
  if (card === undefined) throw invalidParam('template_card');
  checkCard(call, card, 'update', call.app);
  return () => card.value;
}

/** The copies of the receivers named, and the userids (lower case, a list here) that received none. */
function findCopies(call: AppCall, all: readonly SentMessage[]) {
  const { world, params } = call;
  if (params.int('atall') === 1) return { copies: all, invalid: [] };
  const userIds = params.strings('userids') ?? [];
  const parties = params.ints('partyids') ?? [];
  const tags = params.ints('tagids') ?? [];
  if (userIds.length + parties.length + tags.length === 0) throw new Refusal(82101, 'no target to update');
  if (userIds.length > 1000) throw new Refusal(40032);
  if (parties.length > 100) throw new Refusal(82002, 'too many parties');
  if (tags.length > 100) throw new Refusal(82003, 'too many tags');
  const named = new Set(userIds.map((userId) => userId.toLowerCase()));
  const isMeant = (user: User): boolean =>
    parties.some((id) => world.directory.isMember(user, id)) ||
    tags.some((id) => world.visibility.hasTag(user, world.tags.get(id)));
  const copies = all.filter(({ to }) => {
    const user = world.directory.user(to);
    return named.has(to.toLowerCase()) || (user !== undefined && isMeant(user));
  });
  const reached = new Set(copies.map(({ to }) => to.toLowerCase()));
  const invalid = [...named].filter((userId) => !reached.has(userId));
  if (copies.length === 0) throw new Refusal(82102, 'the target did not receive the card', { invaliduser: invalid });
  return { copies, invalid };
}
