import { randomUUID } from 'node:crypto';
import { EmulatorError } from '../emulator-error.js';

/** Why a robot does not work: 93004 disabled, 93001 the group takes no pushes, 93006 the group is gone. */
export type RobotStatus = 'ok' | 'disabled' | 'no_push' | 'group_gone';

export interface RobotOptions {
  /** Default random, a UUID like the real ones. */
  readonly key?: string;
  /** Unique; default `Robot N`. `sent` names the robot by it, never by its key. */
  readonly name?: string;
  /** The group it writes to: an app's group chat, or any name for one of its own, which is the default. */
  readonly chatId?: string;
}

/** A group robot (群机器人, now 消息推送). */
export interface EmulatedRobot {
  readonly key: string;
  readonly name: string;
  /** The group it writes to. */
  readonly chatId: string;
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
    const name = options.name ?? `Robot ${this.#robots.size + 1}`;
    const robot: EmulatedRobot = {
      key,
      name,
      chatId: options.chatId ?? name,
      webhookUrl: `${origin}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`,
      status: 'ok',
    };
    this.#robots.set(key, robot);
    return robot;
  }

  get(key: string): EmulatedRobot | undefined {
    return this.#robots.get(key);
  }

  byName(name: string): EmulatedRobot | undefined {
    return this.all().find((robot) => robot.name === name);
  }

  all(): EmulatedRobot[] {
    return [...this.#robots.values()];
  }

  /** Takes the robot out of its group: its key answers 93000 from now on. */
  remove(key: string): boolean {
    return this.#robots.delete(key);
  }
}
