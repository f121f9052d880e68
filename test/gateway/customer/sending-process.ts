// A process with a customer gateway on the SQLite file that is named: sends to six contacts, or goes on with what an
// earlier process has left. Each send is a line in a file; the one to c4 never ends in the first process.
import { appendFileSync } from 'node:fs';
import { type Clock, systemClock } from '../../../src/clock/index.js';
import { CustomerGateway } from '../../../src/gateway/customer/index.js';
import { SqliteBackend } from '../../../src/store/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { FakeDriver, someContacts } from './fake-driver.js';

const [database = '', sends = '', role] = process.argv.slice(2);
const isFirst = role === 'first';

/** A minute later the job of the first process has no holder any more. */
const later: Clock = { ...systemClock, now: () => Date.now() + (isFirst ? 0 : 60_000) };

const driver = new FakeDriver();
driver.people = someContacts(6);
driver.onStart = () => driver.login();
for (const { id } of driver.people) {
  driver.behaviours.set(id, () => {
    appendFileSync(sends, `${id}\n`);
    return isFirst && id === 'c4' ? new Promise(() => {}) : { state: 'sent' };
  });
}
const logger = recordingLogger();
const backend = new SqliteBackend(database, { logger, clock: later });
const pace = { min: 5, max: 5 };
const gateway = new CustomerGateway({ driver, backend, logger, clock: later, pace });
await gateway.start();
if (isFirst) {
  await gateway.sendAll({ ids: driver.people.map(({ id }) => id) }, 'x');
  // Until it is killed.
  setInterval(() => {}, 1000);
} else {
  const [{ id } = { id: '' }] = await gateway.jobs();
  let job = await gateway.job(id);
  for (; job.state !== 'done'; job = await gateway.job(id)) await new Promise((resolve) => setTimeout(resolve, 10));
  process.stdout.write(JSON.stringify(job.recipients.map(({ id, state }) => `${id} ${state}`)));
  await gateway.close();
  await backend.close();
}
