import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCase } from '../case.js';
import type { Scenario } from '../scenario.js';
import { mixed, sendAtRate } from '../stage/load.js';
import { mountSmallDisk } from '../stage/small-disk.js';

/** How long the disk stays full, in milliseconds. */
const FULL = 8_000;
const WORDS = 'the callback cannot be kept in the outbox';

/** The disk with the SQLite file is full for a while under load: a real one where it can be had, else played. */
export const diskFull: Scenario = {
  name: 'disk-full',
  run: async ({ build }) => {
    const disk = mountSmallDisk();
    const store = disk === undefined ? 'sqlite' : `sqlite:${join(disk.folder, 'wecom.db')}`;
    const settings = { WECOM_APP_REPLY_DEADLINE: '500' };
    const options = { scenario: 'disk full', name: `SQLite, full for ${FULL / 1000} s`, build, store, settings };
    return runCase(options, async (stage) => {
      const load = sendAtRate(stage, mixed('f', 400, [0, 30, 350, 900, 2_500]), 25);
      await pause(4_000);
      if (disk === undefined) stage.app.fill(true);
      else disk.fill();
      await pause(FULL);
      const isNoticed = stage.log().includes(WORDS);
      if (disk === undefined) stage.app.fill(false);
      else disk.free();
      await load;
      const note = disk?.madeBy ?? 'played in the store, since this user may mount no disk';
      return { problems: isNoticed ? [] : [`the log does not say: ${WORDS}`], note };
    }).finally(() => disk?.unmount());
  },
};
