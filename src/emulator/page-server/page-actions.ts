import type { Dispatch } from '../callback/index.js';
import { type Chat, clickAt } from '../conversation/index.js';
import type { EmulatedApp, World } from '../world/index.js';
import { PageProblem } from './page-problem.js';
import { readDelivery } from './read-delivery.js';
import { readMessage } from './read-message.js';
import type { RequestFields } from './request-fields.js';

/** Does what a page asks for by POST and answers the JSON to send back. */
export type PageAction = (fields: RequestFields, world: World, chat: Chat) => object | Promise<object>;

/** By the last part of the path. */
export const PAGE_ACTIONS: ReadonlyMap<string, PageAction> = new Map<string, PageAction>([
  [
    'send',
    (fields, world, chat) => {
      const message = readMessage(fields.fields('message'));
      return started(chat.say(fields.text('userId'), appOf(fields, world), message, deliveryOf(fields)));
    },
  ],
  [
    'event',
    (fields, world, chat) => {
      const event = {
        event: fields.text('event'),
        changeType: fields.optionalText('changeType'),
        fields: fields.object('fields'),
      };
      return started(chat.report(fields.text('userId'), appOf(fields, world), event, deliveryOf(fields)));
    },
  ],
  [
    'menu-click',
    (fields, world, chat) => {
      const app = appOf(fields, world);
      return started(chat.clickMenu(fields.text('userId'), app, clickAt(app, fields.integers('path'))));
    },
  ],
  [
    'card-click',
    (fields, _world, chat) => {
      const userId = fields.text('userId');
      const entry = chat.findCard(userId, fields.text('entryId'));
      const selected = fields.has('selected') ? fields.textLists('selected') : undefined;
      return started(chat.clickCard(userId, entry, fields.text('key'), selected));
    },
  ],
  ['verify', (fields, world) => appOf(fields, world).connect(fields.text('url'))],
]);

/** `exchanges/{id}/replay`. */
export function replayAction(exchangeId: string): PageAction {
  return (fields, _world, chat) => started(chat.replay(exchangeId, readDelivery(fields)));
}

/** The answer does not wait for the delivery: the page follows that by its events. */
function started({ exchangeId }: Dispatch): object {
  return { exchangeId };
}

function deliveryOf(fields: RequestFields) {
  return fields.has('delivery') ? readDelivery(fields.fields('delivery')) : undefined;
}

function appOf(fields: RequestFields, world: World): EmulatedApp {
  const agentId = fields.integer('agentId', 0, Number.MAX_SAFE_INTEGER);
  const app = world.apps.byAgentId(agentId);
  if (app === undefined) throw new PageProblem(404, `There is no app ${agentId}.`);
  return app;
}
