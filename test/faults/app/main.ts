// The app under test, in a process of its own. It loads everything, and begins when it is told to.
import { createRequire } from 'node:module';
import { runApp } from './run-app.js';
import { tell, whenOrdered } from './talk.js';

/** The peers of each kind of store, which would otherwise be loaded with the first callback. */
const PEERS: Readonly<Record<string, readonly string[]>> = { sqlite: ['libsql'], redis: ['ioredis', 'bullmq'] };

const store = process.env.WECOM_APP_STORE ?? 'memory:';
const load = createRequire(import.meta.url);
for (const name of PEERS[store.split(':')[0] ?? ''] ?? []) load(name);
// Without its driver it is of no use.
process.on('disconnect', () => process.exit());
tell({ kind: 'loaded' });
await whenOrdered('begin');
await runApp(store);
