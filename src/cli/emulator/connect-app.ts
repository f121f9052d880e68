import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { EmulatedApp, VerificationReport } from '../../emulator/index.js';

export interface ConnectOptions {
  readonly url: string;
  /** Hears of each report that differs from the one before. */
  readonly onReport: (report: VerificationReport) => void;
  /** Ends the waiting. */
  readonly closed: AbortSignal;
  /** Milliseconds between two looks at a port where nobody listens; 250. */
  readonly look?: number;
  /** Milliseconds between two tries with an app that refuses; 5000. */
  readonly retry?: number;
}

/**
 * Saves the app's callback URL as soon as it answers rightly: the app may be started, or its settings put right, while
 * the emulator waits.
 */
export async function connectApp(app: EmulatedApp, options: ConnectOptions): Promise<void> {
  const { url, onReport, closed, look = 250, retry = 5000 } = options;
  let last: string | undefined;
  while (!closed.aborted) {
    const report = await app.connect(url);
    if (closed.aborted) return;
    if (report.code !== last) onReport(report);
    if (report.ok) return;
    last = report.code;
    if (report.code !== 'connection_refused') await sleep(retry, closed);
    // Every try with the app shows in the inspector, so a closed port is only looked at.
    else while (!closed.aborted && !(await isListening(url))) await sleep(look, closed);
  }
}

function isListening(url: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(url);
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  return new Promise((resolve) => {
    const socket = connect(number, hostname.replaceAll(/^\[|\]$/g, ''));
    const end = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });
}

async function sleep(duration: number, signal: AbortSignal): Promise<void> {
  await pause(duration, undefined, { signal }).catch(() => undefined);
}
