// A process of its own that holds something in Redis until it is killed.
// Arguments: the address, the prefix, `lock` or `jobs`. Says `held` and for how long when it holds.
import { RedisBackend } from '../../../src/store/redis/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';

const [url = '', prefix = '', what] = process.argv.slice(2);
const backend = new RedisBackend(url, { logger: recordingLogger(), prefix });
/** Milliseconds: long enough for a test to look on while this process lives. */
const HOLD = 1_000;

async function hold(): Promise<void> {
  if (what === 'lock') {
    await backend.store.withLock('token', HOLD, () => {
      console.log(`held ${HOLD}`);
      return new Promise(() => {});
    });
  }
  const outbox = backend.outbox('app');
  const job = { kind: 'work', payload: 'from another process', createdAt: Date.now(), attempts: 0 };
  await outbox.put({ ...job, id: 'put' }, HOLD);
  await outbox.put({ ...job, id: 'taken' }, HOLD);
  await outbox.postpone('taken', 0, 1, 'once');
  await outbox.take(1, HOLD);
  await outbox.put({ ...job, id: 'postponed' }, HOLD);
  await outbox.postpone('postponed', 0, 2, 'twice');
  await outbox.put({ ...job, id: 'done' }, HOLD);
  await outbox.done('done');
  console.log(`held ${HOLD}`);
}

await hold();
setInterval(() => {}, 60_000);
