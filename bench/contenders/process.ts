// A contender's process: `node process.js <name>`. Tells its port, then serves until the parent lets go.
import { answer } from '../process/orders.js';
import { CONTENDERS, type Contender } from './index.js';

process.on('disconnect', () => process.exit());
await answer(async () => {
  const name = process.argv[2];
  const contender: Contender | undefined = CONTENDERS.find((candidate) => candidate.name === name);
  if (contender === undefined) throw new Error(`no contender ${name}`);
  const { start } = await contender.load();
  return start();
});
