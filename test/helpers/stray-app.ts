// An app in a process of its own, one of whose handlers starts a promise that fails and that nobody waits for.
import { WecomApp } from '../../src/index.js';

const app = new WecomApp();
app.onText('stray', () => {
  void Promise.reject(new Error('nobody waited for me'));
  return 'started';
});
app.onText('echo', () => 'still here');
await app.listen({ surviveRejections: process.argv[2] !== 'off' });
