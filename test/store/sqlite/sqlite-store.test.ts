import { ManualClock } from '../../../src/clock/index.js';
import { storeContract } from '../contract/store-contract.js';
import { SqliteWorld } from './sqlite-world.js';

storeContract('SqliteStore', async () => {
  const world = new SqliteWorld();
  const { store } = world.open();
  const { store: other } = world.open();
  const { store: frozen } = world.open(new ManualClock());
  return { store, other, frozen, pass: world.pass, close: world.close };
});
