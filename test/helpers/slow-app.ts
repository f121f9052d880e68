// An app in a process of its own, whose handler goes on when the process gets SIGUSR2.
import { WecomApp } from '../../src/index.js';

const app = new WecomApp();
app.onText('slow', async () => {
  process.stdout.write('working\n');
  await new Promise((resolve) => process.once('SIGUSR2', resolve));
  return 'done';
});
await app.listen();
