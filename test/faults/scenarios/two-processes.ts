import { setTimeout as pause } from 'node:timers/promises';
import { type CaseOptions, type CaseResult, runCase } from '../case.js';
import type { Scenario } from '../scenario.js';
import { mixed, sendAtRate } from '../stage/load.js';
import type { Stage } from '../stage/stage.js';
import { withRedis } from '../stage/with-redis.js';

const HOLD = { WECOM_APP_ON_DEADLINE: 'hold' };
const PUSH = { WECOM_APP_REPLY_DEADLINE: '500' };

interface Case extends Pick<CaseOptions, 'name' | 'settings' | 'hasCrash' | 'calm'> {
  readonly act: (stage: Stage) => Promise<void>;
}

const CASES: readonly Case[] = [
  {
    name: 'hold, each try to the other one',
    settings: HOLD,
    // So long after its end the first process looks whether a try has carried the answer.
    calm: 10_000,
    act: (stage) => sendAtRate(stage, mixed('h', 60, [200, 3_000, 6_000, 8_000, 12_000]), 20),
  },
  {
    name: 'push, each try to both at once',
    settings: PUSH,
    act: (stage) => sendAtRate(stage, mixed('b', 200, [0, 30, 350, 900]), 40, 2),
  },
  {
    name: 'push, one killed under load',
    settings: PUSH,
    hasCrash: true,
    act: async (stage) => {
      await stage.apps[0]?.prepare();
      const load = sendAtRate(stage, mixed('d', 200, [30, 350, 900]), 40);
      await pause(2_000);
      await stage.apps[0]?.kill();
      await load;
    },
  },
];

/** Two processes on one Redis: the first try of a callback reaches one, the second the other. */
export const twoProcesses: Scenario = {
  name: 'two-processes',
  needs: 'redis',
  run: async ({ build }) => {
    const run = ({ act, ...options }: Case): Promise<CaseResult[]> =>
      withRedis(({ url: store }) => {
        const common = { scenario: 'two processes', build, store, processes: 2 };
        return runCase({ ...common, ...options }, async (stage) => {
          await act(stage);
          return {};
        });
      });
    return (await Promise.all(CASES.map(run))).flat();
  },
};
