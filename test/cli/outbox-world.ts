import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/index.js';
import type { StoreBackend } from '../../src/store/index.js';
import { textXml } from '../helpers/callbacks.js';
import { recordingLogger } from '../helpers/recording-logger.js';
import { type CliOptions, type CliResult, runCli } from './run-cli.js';

export const APP = { WECOM_APP_CORP_ID: 'ww1436e0e65a779aee', WECOM_APP_AGENT_ID: '1000002' };
export const HOLD = 60_000;
const HOUR = 3_600_000;
const OUTBOX = 'ww1436e0e65a779aee-1000002';

/** What an app has left in its store: one job waiting, one held, two dead. */
export async function fill(store: string): Promise<void> {
  const backend = open(store);
  const outbox = backend.outbox(OUTBOX);
  const createdAt = Date.now() - 3 * HOUR - 1;
  const message = { call: 'message/send', message: { msgType: 'text', content: 'your salary' } };
  const payload = JSON.stringify({ userId: 'ZhangSan', messages: [message], sent: 0 });
  await outbox.put({ id: 's-waiting-0', kind: 'send', payload, createdAt, attempts: 0 }, HOLD);
  await outbox.postpone('s-waiting-0', 2 * HOUR + 60_000, 3, 'message/send\nwas refused');
  const work = JSON.stringify({ xml: textXml('a secret', { userId: 'lisi' }), runs: 1 });
  await outbox.put({ id: 'w-held', kind: 'work', payload: work, createdAt: createdAt + 1, attempts: 0 }, HOLD);
  for (const [id, text] of [
    ['s-dead-0', payload],
    ['x-dead', 'no JSON'],
  ] as const) {
    await outbox.put({ id, kind: id.startsWith('s') ? 'send' : 'other', payload: text, createdAt, attempts: 0 }, HOLD);
    await outbox.bury(id, 8, 'errcode 81013');
  }
  await backend.close();
}

export function open(store: string): StoreBackend {
  return openStore(store, { logger: recordingLogger() });
}

export const environmentOf = (store: string) => ({ ...APP, WECOM_APP_STORE: store });

/** A folder for stores, and the command line in it. */
export class OutboxWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  #files = 0;

  readonly outbox = (args: readonly string[], options: CliOptions): Promise<CliResult> =>
    runCli(['outbox', ...args], { folder: this.folder, ...options });

  /** A store of its own for a test that changes what is in it. */
  readonly filled = async (): Promise<CliOptions & { readonly store: string }> => {
    this.#files += 1;
    const store = `sqlite:${join(this.folder, `${this.#files}.db`)}`;
    await fill(store);
    return { store, environment: environmentOf(store) };
  };

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

export async function idsOf(store: string, state: 'dead' | 'all' = 'all'): Promise<readonly string[]> {
  const backend = open(store);
  const entries = await backend.outbox(OUTBOX).list(state, 100);
  await backend.close();
  return entries.map(({ id }) => id);
}
