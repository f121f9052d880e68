import { type EmulatedApp, type Emulator, startEmulator } from '../../src/emulator/index.js';
import { type HostedAppOptions, WecomHost, type WecomHostOptions } from '../../src/host/index.js';
import type { RunningServer } from '../../src/index.js';
import { callbackOf, openReply, SETTINGS, type Settings, textXml } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

/** Settings of an app in the emulator, as a host takes them. */
export function settingsOf(app: EmulatedApp): HostedAppOptions {
  const { WECOM_APP_API_BASE: apiBase } = app.environment();
  const { token, encodingAESKey } = app.callback;
  return { corpId: app.corpId, agentId: app.agentId, secret: app.secret, token, encodingAESKey, apiBase };
}

/** Callback settings of an app that only receives. */
export function keysOf(token: string): Settings {
  return { ...SETTINGS, token };
}

/** A host that listens, and what it has logged. */
export interface StartedHost {
  readonly host: WecomHost;
  readonly server: RunningServer;
  readonly origin: string;
  readonly lines: LogLine[];
}

/** Closes everything that a test file has opened. */
export class HostWorld {
  readonly #closers: (() => Promise<void>)[] = [];

  async start(options: WecomHostOptions): Promise<StartedHost> {
    const logger = recordingLogger();
    const host = new WecomHost({ host: '127.0.0.1', port: 0, logger, environment: {}, ...options });
    this.#closers.push(() => host.close(0));
    const server = await host.listen({ closeOnSignals: false, surviveRejections: false });
    return { host, server, origin: server.origin, lines: logger.lines };
  }

  async emulator(): Promise<Emulator> {
    const emulator = await startEmulator();
    this.#closers.push(() => emulator.close());
    return emulator;
  }

  async close(): Promise<void> {
    for (const close of this.#closers.reverse()) await close();
  }
}

let messages = 0;

/** Posts a text as WeCom would. Each is a callback of its own, unless `msgId` says otherwise. */
export function postText(url: string, content: string, keys: Settings, msgId?: string): Promise<Response> {
  messages += 1;
  const { query, body } = callbackOf(textXml(content, { msgId: msgId ?? String(messages) }), keys);
  return fetch(`${url}?${new URLSearchParams(query)}`, { method: 'POST', body });
}

/** What a text is answered; empty for no reply. */
export async function replyTo(url: string, content: string, keys: Settings): Promise<string> {
  const response = await postText(url, content, keys);
  const text = await response.text();
  if (response.status !== 200) return `${response.status} ${text}`;
  return text === '' ? '' : (/<Content><!\[CDATA\[(.*?)\]\]>/s.exec(openReply(text, keys))?.[1] ?? text);
}

/** A promise and what settles it: a handler that is slow for as long as a test wants. */
export class Gate {
  readonly entered: Promise<void>;
  enter: () => void = () => undefined;
  open: () => void = () => undefined;
  readonly opened: Promise<void>;

  constructor() {
    this.entered = new Promise((resolve) => {
      this.enter = resolve;
    });
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  /** For a handler: tells that it has begun, and waits. */
  async pass(): Promise<void> {
    this.enter();
    await this.opened;
  }
}
