import { type AppCall, Refusal, type Reply } from '../../protocol/index.js';
import { demandOwnAgent } from './agent.js';
import { checkMenu } from './check-menu.js';

/** @see https://developer.work.weixin.qq.com/document/path/90231 */
export function createMenu({ app, query, params }: AppCall): Reply {
  demandOwnAgent(app, query.get('agentid'));
  checkMenu(params);
  app.menu = { button: params.value.button };
  return {};
}

/** The buttons sit at the top level of the answer. @see https://developer.work.weixin.qq.com/document/path/90232 */
export function getMenu({ app, query }: AppCall): Reply {
  demandOwnAgent(app, query.get('agentid'));
  if (app.menu === undefined) throw new Refusal(46003);
  return app.menu;
}

export function deleteMenu({ app, query }: AppCall): Reply {
  demandOwnAgent(app, query.get('agentid'));
  app.menu = undefined;
  return {};
}
