import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { HostWorld, replyTo } from './host-world.js';
import { A, appA, appB, B } from './two-apps.js';

const world = new HostWorld();
after(() => world.close());

describe('a host, for those who watch it', () => {
  it('shows metrics of each app by the label app', async () => {
    const { origin, lines } = await world.start({ apps: [appA, appB], metricsPort: 0 });
    await replyTo(`${origin}/a`, 'x', A);
    await replyTo(`${origin}/b`, 'x', A);
    const url = lines.find(({ metricsUrl }) => metricsUrl !== undefined)?.metricsUrl;
    const text = await (await fetch(String(url))).text();
    assert.match(text, /^wecom_callbacks_total\{app="a",msg_type="text",outcome="replied"\} 1$/m);
    assert.match(text, /^wecom_callbacks_total\{app="b",msg_type="\w+",outcome="refused"\} 1$/m);
    assert.match(text, /^wecom_outbox_jobs\{app="b"\} 0$/m);
    const ready = await fetch(new URL('/readyz', String(url)));
    assert.equal(ready.status, 200);
  });

  it('lets observers and tracers of the host and of the app hear', async () => {
    const heard: string[] = [];
    const hear = (who: string) => ({ callback: () => void heard.push(who) });
    const { origin } = await world.start({ apps: [{ ...appA, observer: hear('a') }, appB], observer: hear('host') });
    await replyTo(`${origin}/a`, 'x', A);
    await replyTo(`${origin}/b`, 'x', B);
    assert.deepEqual(heard, ['a', 'host', 'host']);
  });
});
