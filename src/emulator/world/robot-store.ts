import { randomUUID } from 'node:crypto';
import { EmulatorError } from '../emulator-error.js';

/** Why a robot does not work: 93004 disabled, 93001 the group takes no pushes, 93006 the group is gone. */
export type RobotStatus = 'ok' | 'disabled' | 'no_push' | 'group_gone';

export interface RobotOptions {
  /** Default random, a UUID like the real ones. */
  readonly key?: string;
  /** Unique; default `Robot N`. `sent` names the robot by it, never by its key. */
  readonly name?: string;
}

/** A group robot (群机器人, now 消息推送). */
export interface EmulatedRobot {
  readonly key: string;
  readonly name: string;
  /** The address to post to. */
  readonly webhookUrl: string;
  /** May be changed at any time. */
  status: RobotStatus;
}

export class RobotStore {
  readonly #robots = new Map<string, EmulatedRobot>();

  add(options: RobotOptions, origin: string): EmulatedRobot {
    const key = options.key ?? randomUUID();
    if (this.#robots.has(key)) throw new EmulatorError('duplicate', 'There is a robot with this key already.');
    const robot: EmulatedRobot = {
      key,
      name: options.name ?? `Robot ${this.#robots.size + 1}`,
      webhookUrl: `${origin}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`,
      status: 'ok',
    };
    this.#robots.set(key, robot);
    return robot;
  }

  get(key: string): EmulatedRobot | undefined {
    return this.#robots.get(key);
  }

  /** Takes the robot out of its group: its key answers 93000 from now on. */
  remove(key: string): boolean {
    return this.#robots.delete(key);
  }
}
