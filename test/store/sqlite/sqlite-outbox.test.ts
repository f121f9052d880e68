import { outboxContract } from '../contract/outbox-contract.js';
import { SqliteWorld } from './sqlite-world.js';

outboxContract('SqliteOutbox', async () => {
  const world = new SqliteWorld();
  const backend = world.open();
  return {
    outbox: backend.outbox('app'),
    other: world.open().outbox('app'),
    neighbour: backend.outbox('neighbour'),
    now: () => world.clock.now(),
    pass: world.pass,
    close: world.close,
  };
});
