import { type ApiCall, invalidParam, Refusal, type Reply, takeRate } from '../../protocol/index.js';
import { demandRobot } from './demand-robot.js';
import { ROBOT_READERS } from './robot-content.js';

/**
 * `webhook/send`: a message of a group robot (群机器人). What is too long is refused, not cut.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export function sendByRobot(call: ApiCall): Reply {
  const { world, query, request, params, now } = call;
  const robot = demandRobot(world, query.get('key'), 93000);
  if (request.body.length === 0) throw new Refusal(93017);
  const msgType = params.string('msgtype') ?? '';
  const read = ROBOT_READERS.get(msgType);
  if (read === undefined) throw new Refusal(40008);
  const member = params.object(msgType);
  if (member === undefined) throw msgType.startsWith('text') ? new Refusal(44004) : invalidParam(msgType);
  const content = read({ call, member, robotKey: robot.key });
  takeRate(world, [{ key: `robot:${robot.key}`, limit: world.limits.robotPerMinute, span: 'minute' }]);
  world.outbox.add({ channel: 'robot', at: now, to: robot.name, msgType, content });
  return {};
}
