import { subscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WecomApp } from '../../../src/index.js';
import { openStore } from '../../../src/store/index.js';
import { FaultBackend } from './fault-backend.js';
import { KillSwitch } from './kill-switch.js';
import type { AppState, Order } from './orders.js';
import { RunJournal } from './run-journal.js';
import { tell } from './talk.js';

/** Whether the log tells which line belongs to which callback. */
const isTraced = process.env.FAULT_TRACE !== undefined;

/** Serves an app whose handler answers a text `ID MS` by `answer ID` after MS milliseconds. */
export async function runApp(store: string): Promise<void> {
  const kill = new KillSwitch();
  const journal = new RunJournal(process.env.FAULT_JOURNAL ?? '');
  const backend = new FaultBackend(openStore(store), kill);
  let running = 0;
  const endOf = (id: string): string => {
    journal.end(id);
    kill.pass('handler-end');
    return `answer ${id}`;
  };
  const endLater = async (id: string, ms: number): Promise<string> => {
    running++;
    await new Promise((resolve) => setTimeout(resolve, ms));
    running--;
    return endOf(id);
  };
  const observer = { callback: () => kill.pass('before-ack') };
  const app = new WecomApp({ host: '127.0.0.1', port: 0, store: backend, observer });
  app.onText(/^(?<id>\S+) (?<ms>\d+)$/, (_message, ctx) => {
    const { id = '', ms = '0' } = ctx.match?.groups ?? {};
    journal.begin(id);
    if (isTraced) ctx.logger.info({ id }, 'begins');
    kill.pass('handler-start');
    return ms === '0' ? endOf(id) : endLater(id, Number(ms));
  });
  subscribe('http.server.response.finish', () => kill.pass('after-ack'));
  const { port } = await app.listen();
  const delays = monitorEventLoopDelay();
  delays.enable();
  process.on('message', async (order: Order) => {
    if (order.kind === 'arm') kill.arm(order.point, order.passings);
    if (order.kind === 'fill') backend.isFull = order.isFull;
    if (order.kind !== 'report') return;
    const state = { running, standstill: Math.round(delays.max / 1e6), ...(await stateOf(backend)) };
    tell({ kind: 'state', number: order.number, state });
  });
  tell({ kind: 'listening', port });
}

async function stateOf(backend: FaultBackend): Promise<Pick<AppState, 'owed' | 'dead'>> {
  try {
    const stats = await Promise.all(backend.outboxes.map((outbox) => outbox.stats()));
    const owed = stats.reduce((sum, { depth }) => sum + depth, 0);
    return { owed, dead: stats.reduce((sum, { dead }) => sum + dead, 0) };
  } catch {
    return {};
  }
}
