import type { TestContext } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { CustomerGateway, type CustomerGatewayOptions, type SendJob } from '../../../src/gateway/customer/index.js';
import { MemoryBackend } from '../../../src/store/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';
import { FakeDriver } from './fake-driver.js';

/** A gateway over a fake driver, with time that stands still. */
export interface Desk {
  readonly driver: FakeDriver;
  readonly clock: ManualClock;
  readonly backend: MemoryBackend;
  readonly gateway: CustomerGateway;
}

export function openDesk(t: TestContext, options: Partial<CustomerGatewayOptions> = {}): Desk {
  const clock = new ManualClock();
  const desk = { driver: new FakeDriver(), clock, backend: new MemoryBackend({ clock }) };
  const gateway = startGateway(t, { ...desk, logger: recordingLogger(), random: () => 0.5, ...options });
  return { ...desk, gateway };
}

/** Another gateway, as of a process that was started again, on what an earlier one left in the backend. */
export function startGateway(t: TestContext, options: CustomerGatewayOptions): CustomerGateway {
  const gateway = new CustomerGateway({ logger: recordingLogger(), random: () => 0.5, ...options });
  t.after(() => gateway.close());
  return gateway;
}

/** What became of each recipient. */
export const states = (job: SendJob) => job.recipients.map(({ state }) => state);

/** Starts and logs in. */
export async function goOnline(gateway: CustomerGateway, driver: FakeDriver): Promise<void> {
  await gateway.start();
  driver.login();
}
