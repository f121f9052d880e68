import { invalidParam, Refusal } from '../../protocol/index.js';
import type { EmulatedRobot, RobotStatus, World } from '../../world/index.js';

const STATUS_CODES: Readonly<Record<Exclude<RobotStatus, 'ok'>, number>> = {
  disabled: 93004,
  no_push: 93001,
  group_gone: 93006,
};

/** The robot, when its key is good and it works. A bad key is 93000 in `webhook/send`, 40058 in an upload. */
export function demandRobot(world: World, key: string | null, badKey: 93000 | 40058): EmulatedRobot {
  const robot = world.robots.get(key ?? '');
  if (robot === undefined) throw badKey === 40058 ? invalidParam('key') : new Refusal(badKey);
  if (robot.status !== 'ok') throw new Refusal(STATUS_CODES[robot.status]);
  return robot;
}
