import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Clock, ManualClock, systemClock } from '../../src/clock/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type OpenStoreOptions, openStore, WecomApp, type WecomAppOptions } from '../../src/index.js';
import { MemoryBackend, type OutboxEntry, type StoreBackend } from '../../src/store/index.js';
import { callbackOf, openReply, type Settings } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';
import { FaultyBackend, type FaultyBackendOptions } from './faulty-backend.js';
import { MortalClock } from './mortal-clock.js';
import { gate } from './stage.js';

/** What one try was answered. */
export interface Answer {
  /** 0 when the process died. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The text of the passive reply, decrypted; absent without one. */
  readonly text: string | undefined;
}

/** An app in what stands for a process of its own, which can be killed. */
export interface Process {
  readonly app: WecomApp;
  readonly backend: FaultyBackend;
  readonly lines: LogLine[];
  /** Sends one try of a callback. */
  readonly post: (xml: string, signal?: AbortSignal) => Promise<Answer>;
  /** The messages of its log, one of each. */
  readonly messages: () => string[];
  /** Jobs of the app's outbox, as this process sees them. */
  readonly jobs: () => Promise<readonly OutboxEntry[]>;
  /** Stops its timers, and nothing of what it asks of its store happens any more. */
  readonly kill: () => void;
}

export interface ProcessOptions extends Omit<WecomAppOptions, 'clock' | 'store'>, FaultyBackendOptions {
  /** Leaves the secret out, so that nothing can be sent actively. */
  readonly withoutSecret?: boolean;
  /**
   * `memory` (default), `shared`: a file of the desk's for all its processes, `own`: `memory:`, without faults, or the
   * address of a Redis, on the machine's clock.
   */
  readonly store?: 'memory' | 'shared' | 'own' | `redis:${string}`;
}

/** The server API, and any number of processes of one app; tries are sent by hand, the clock stands still. */
export interface Desk {
  readonly clock: ManualClock;
  readonly wecom: Emulator;
  readonly open: (options?: ProcessOptions) => Process;
  /** Turns the event loop until something is so. @param step moves the clock on by so much every few turns */
  readonly until: (isSo: () => boolean | Promise<boolean>, step?: number) => Promise<void>;
  /** The texts that arrived by `message/send`, in order. */
  readonly arrived: () => string[];
}

/** Several, since WeCom drops what is more than 30 messages a minute to one of them. */
export const MEMBERS = ['ZhangSan', 'lisi', 'user1', 'user2', 'user3', 'user4'] as const;

export async function openDesk(t: TestContext): Promise<Desk> {
  const clock = new ManualClock();
  const wecom = await startEmulator({ clock });
  t.after(() => wecom.close());
  const emulated = wecom.createApp({});
  for (const userId of MEMBERS) wecom.addUser({ userId });
  const folder = mkdtempSync(join(tmpdir(), 'wecom-delivery-'));
  const { WECOM_APP_CORP_ID, WECOM_APP_TOKEN, WECOM_APP_AES_KEY } = emulated.environment();
  const settings: Settings = {
    corpId: WECOM_APP_CORP_ID,
    token: WECOM_APP_TOKEN,
    encodingAESKey: WECOM_APP_AES_KEY,
  };
  const processes: { app: WecomApp; backend: FaultyBackend }[] = [];
  t.after(async () => {
    for (const { app, backend } of processes) {
      backend.heal();
      await app.close(0);
      await backend.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const open = ({ store = 'memory', withoutSecret = false, isDurable, ...options }: ProcessOptions = {}): Process => {
    const logger = recordingLogger();
    const mortal = new MortalClock(clock);
    const made = { clock: mortal, logger };
    const inner = openInner(store, `sqlite:${join(folder, 'wecom.db')}`, made);
    const backend = new FaultyBackend(inner, isDurable === undefined ? {} : { isDurable });
    const environment: Record<string, string | undefined> = { ...emulated.environment() };
    if (withoutSecret) delete environment.WECOM_APP_SECRET;
    const app = new WecomApp({ environment, ...made, store: store === 'own' ? 'memory:' : backend, ...options });
    processes.push({ app, backend });
    const outbox = () => backend.outbox(`${settings.corpId}-${app.config.agentId}`);
    const death = gate<Answer>();
    return {
      app,
      backend,
      lines: logger.lines,
      post: (xml, signal) => Promise.race([post(app, xml, settings, signal), death.promise]),
      messages: () => [...new Set(logger.lines.map(({ message }) => message))],
      jobs: () => outbox().list('all', 1000),
      kill: () => {
        death.open({ status: 0, headers: {}, body: '', text: undefined });
        mortal.die();
        backend.hang('put', 'renew', 'take', 'done', 'postpone', 'bury', 'get', 'set', 'add', 'replace', 'delete');
      },
    };
  };
  return {
    clock,
    wecom,
    open,
    until: (isSo, step = 0) => until(clock, isSo, step),
    arrived: () =>
      wecom.sent.filter(({ dropped }) => dropped === undefined).map(({ content }) => textOf(content) ?? '?'),
  };
}

/** Has texts answered when the test says so, and counts how often the handler runs. */
export function slowHandler({ app }: Process): { slow: ReturnType<typeof gate<string>>; counted: { runs: number } } {
  const slow = gate<string>();
  const counted = { runs: 0 };
  app.onText(() => {
    counted.runs++;
    return slow.promise;
  });
  return { slow, counted };
}

function openInner(store: string, file: string, made: OpenStoreOptions & { readonly clock: Clock }): StoreBackend {
  if (store.startsWith('redis:')) return openStore(store, { ...made, clock: systemClock });
  return store === 'shared' ? openStore(file, made) : new MemoryBackend(made);
}

async function post(app: WecomApp, xml: string, settings: Settings, signal?: AbortSignal): Promise<Answer> {
  const request = { method: 'POST', ...callbackOf(xml, settings), ...(signal === undefined ? {} : { signal }) };
  const { status, headers, body } = await app.handle(request);
  const plain = body.startsWith('<xml>') ? openReply(body, settings) : '';
  return { status, headers, body, text: /<Content><!\[CDATA\[(.*?)\]\]>/s.exec(plain)?.[1] };
}

async function until(clock: ManualClock, isSo: () => boolean | Promise<boolean>, step: number): Promise<void> {
  for (let turns = 0; !(await isSo()); turns++) {
    if (turns > 3000) throw new Error('it never came to be so');
    if (step > 0 && turns % 4 === 3) await clock.advance(step);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function textOf(content: Readonly<Record<string, unknown>>): string | undefined {
  return typeof content.content === 'string' ? content.content : undefined;
}
