import type { GroupRobot } from '../../api/index.js';
import type { PushApp } from './push-app.js';
import { PushTargetError } from './push-target-error.js';

/** What a gateway needs of a group robot. */
export type PushRobot = Pick<GroupRobot, 'send' | 'uploadMedia'>;

/** Things by name. A map is looked up each time, so it may change while the gateway runs. */
export type ByName<Thing> = ReadonlyMap<string, Thing> | Readonly<Record<string, Thing>>;

/** The apps and robots that a gateway sends with. */
export class PushTargets {
  readonly apps: ReadonlyMap<string, PushApp>;
  readonly robots: ReadonlyMap<string, PushRobot>;

  constructor(apps: ByName<PushApp>, robots: ByName<PushRobot>) {
    this.apps = toMap(apps);
    this.robots = toMap(robots);
  }

  /** @throws {PushTargetError} when there is no such app */
  api(app: string): PushApp['api'] {
    const found = this.apps.get(app);
    if (found === undefined) throw new PushTargetError('app', app);
    return found.api;
  }

  /** @throws {PushTargetError} when there is no such robot */
  robot(name: string): PushRobot {
    const found = this.robots.get(name);
    if (found === undefined) throw new PushTargetError('robot', name);
    return found;
  }
}

function toMap<Thing>(things: ByName<Thing>): ReadonlyMap<string, Thing> {
  return things instanceof Map ? things : new Map(Object.entries(things));
}
