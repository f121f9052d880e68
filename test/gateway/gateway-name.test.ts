import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { ConfigError } from '../../src/errors/index.js';
import { CustomerGateway } from '../../src/gateway/customer/index.js';
import { ApiKeys } from '../../src/gateway/keys/index.js';
import { type PushGateway, pushRouter } from '../../src/gateway/push/index.js';
import { MemoryBackend } from '../../src/store/index.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { FakeDriver } from './customer/fake-driver.js';

function openBackend(t: TestContext) {
  const clock = new ManualClock();
  const backend = new MemoryBackend({ clock });
  const common = { backend, clock, logger: recordingLogger() };
  const push = (name?: string): PushGateway => {
    const { gateway } = pushRouter({ ...common, apps: {}, keys: new ApiKeys(), ...(name && { name }) });
    t.after(() => gateway.close());
    return gateway;
  };
  const customer = (driver: FakeDriver, name?: string): CustomerGateway => {
    const gateway = new CustomerGateway({ ...common, driver, ...(name && { name }) });
    t.after(() => gateway.close());
    return gateway;
  };
  return { clock, backend, push, customer };
}

describe('the name of a gateway', () => {
  it('keeps the jobs of a push gateway and of a customer gateway apart, whatever they are called', async (t) => {
    const { clock, backend, push, customer } = openBackend(t);
    push('sales');
    const driver = new FakeDriver();
    const gateway = customer(driver, 'sales');
    await gateway.start();
    driver.login();
    await backend.outbox('push-sales').put({ id: 'a', kind: 'push', payload: '{}', createdAt: 0, attempts: 0 }, 0);
    const { id } = await gateway.sendAll({ tag: 'VIP' }, 'x');
    await clock.advance(60_000);
    assert.equal((await gateway.job(id)).state, 'done');
    assert.equal((await backend.outbox('push-sales').stats()).dead, 1, 'the push gateway has looked at its own');
    assert.deepEqual(await backend.outbox('customer-sales').stats(), { depth: 0, oldest: undefined, dead: 0 });
    assert.deepEqual(await backend.outbox('sales').list('all', 9), []);
    assert.notEqual(await backend.store.get(`customer-sales:job:${id}`), undefined);
  });

  it('is that of one gateway of its kind in a process, until it is closed', async (t) => {
    const { push, customer } = openBackend(t);
    const first = push();
    assert.throws(() => push(), {
      name: 'ConfigError',
      message: /name: is "push", as is that of another push gateway on this backend: .*give each a name of its own/,
    });
    push('other');
    customer(new FakeDriver(), 'push');
    customer(new FakeDriver(), 'other');
    assert.throws(() => customer(new FakeDriver(), 'other'), ConfigError);
    await first.close();
    push();
    const elsewhere = openBackend(t);
    elsewhere.push();
  });

  it('can be used wherever names are kept', (t) => {
    const { push, customer } = openBackend(t);
    for (const name of ['推送', 'a b', 'a:b', 'x'.repeat(65)]) {
      assert.throws(() => push(name), /name: must be 1 to 64 letters, digits/);
      assert.throws(() => customer(new FakeDriver(), name), ConfigError);
    }
  });
});
