// An app that is closed with everything still under way, on the machine's own clock; then this process must end by
// itself. Argument: the store.
import { WecomApp } from '../../src/index.js';
import { callbackOf, SETTINGS, textXml } from '../helpers/callbacks.js';

const [, , store = 'memory:', mode = 'push'] = process.argv;
const app = new WecomApp({
  ...SETTINGS,
  agentId: 1000002,
  host: '127.0.0.1',
  port: 0,
  store,
  environment: { WECOM_APP_API_BASE: 'http://127.0.0.1:9' },
  ...(mode === 'push' ? { secret: 'a-secret-that-is-long-enough-to-be-one', replyDeadline: 1 } : {}),
});
app.onText('never', () => new Promise<string>(() => undefined));
app.onText('deferred', async (_message, ctx) => {
  if (mode === 'push') await ctx.defer();
  return new Promise<string>(() => undefined);
});
app.onText('pushed', async (_message, ctx) => {
  if (mode === 'push') await ctx.push('never arrives');
  return 'reply';
});
app.onText('left', async () => 'nobody is there');
await app.listen();
const caller = new AbortController();
for (const content of ['never', 'deferred', 'pushed']) {
  void app.handle({ method: 'POST', ...callbackOf(textXml(content)) });
}
const left = app.handle({ method: 'POST', ...callbackOf(textXml('left')), signal: caller.signal });
caller.abort();
await left;
await new Promise((resolve) => setTimeout(resolve, 40));
await app.close(0);
process.stdout.write('closed\n');
