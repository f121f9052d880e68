// The app under test, in a process of its own. A text `ID MS` is answered `answer ID` after MS milliseconds.
import { subscribe } from 'node:diagnostics_channel';
import { WecomApp } from '../../../src/index.js';
import { openStore } from '../../../src/store/index.js';
import { FaultBackend } from './fault-backend.js';
import { KillSwitch } from './kill-switch.js';
import type { AppState, Message, Order } from './orders.js';
import { RunJournal } from './run-journal.js';

const kill = new KillSwitch();
const journal = new RunJournal(process.env.FAULT_JOURNAL ?? '');
const backend = new FaultBackend(openStore(process.env.WECOM_APP_STORE ?? 'memory:'), kill);
const app = new WecomApp({
  host: '127.0.0.1',
  port: 0,
  store: backend,
  observer: { callback: () => kill.pass('before-ack') },
});
let running = 0;

app.onText(/^(?<id>\S+) (?<ms>\d+)$/, (_message, ctx) => {
  const { id = '', ms = '0' } = ctx.match?.groups ?? {};
  journal.begin(id);
  kill.pass('handler-start');
  return ms === '0' ? endOf(id) : later(id, Number(ms));
});

async function later(id: string, ms: number): Promise<string> {
  running++;
  await new Promise((resolve) => setTimeout(resolve, ms));
  running--;
  return endOf(id);
}

function endOf(id: string): string {
  journal.end(id);
  kill.pass('handler-end');
  return `answer ${id}`;
}

async function state(): Promise<AppState> {
  try {
    const stats = await Promise.all(backend.outboxes.map((outbox) => outbox.stats()));
    const owed = stats.reduce((sum, { depth }) => sum + depth, 0);
    return { running, owed, dead: stats.reduce((sum, { dead }) => sum + dead, 0) };
  } catch {
    return { running };
  }
}

function tell(message: Message): void {
  if (process.connected) process.send?.(message);
}

subscribe('http.server.response.finish', () => kill.pass('after-ack'));
process.on('message', async (order: Order) => {
  if (order.kind === 'arm') kill.arm(order.point, order.passings);
  else tell({ kind: 'state', number: order.number, state: await state() });
});
// Without its driver it is of no use.
process.on('disconnect', () => process.exit());
const { port } = await app.listen();
tell({ kind: 'listening', port });
