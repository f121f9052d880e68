import { type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { type Clock, onAbort } from '../../clock/index.js';

/** Far more than a reply can need. */
const MAX_BODY = 1024 * 1024;

/** A timer that is so late, in milliseconds, was kept waiting by its own process. */
const BUSY = 20;

export interface HttpTryRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds of the clock's time until the whole answer must be there. */
  readonly limit: number;
  readonly clock: Clock;
  /** Ends it when the emulator is closed. */
  readonly closed: AbortSignal;
}

export interface HttpAnswered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly durationMs: number;
}

export interface HttpUnanswered {
  readonly kind: 'timeout' | 'failed';
  /** E.g. `ECONNREFUSED`; of failures only. */
  readonly code: string | undefined;
  /** What happened, for people. */
  readonly problem: string;
  readonly durationMs: number;
}

/**
 * One HTTP exchange with the app under test, on a connection of its own, which is cut off at the limit. Follows no
 * redirect and never rejects.
 */
export function httpTry(request: HttpTryRequest): Promise<HttpAnswered | HttpUnanswered> {
  const { url, body, limit, clock, closed } = request;
  const startedAt = clock.now();
  return new Promise((resolve) => {
    const settle = (outcome: WithoutDuration): void => {
      timer.cancel();
      stopListening();
      resolve({ ...outcome, durationMs: clock.now() - startedAt });
      outgoing?.destroy();
    };
    const fail = (problem: string, code?: string): void => settle({ kind: 'failed', code, problem });
    const failBy = (error: NodeJS.ErrnoException): void => fail(describeFailure(error, url), error.code);
    const onClosed = (): void => fail('the emulator was closed');
    let stopListening = (): void => undefined;
    // Settles at once instead of waiting for the socket: the next try shall begin in the same instant of the clock.
    const cutOff = (): void =>
      settle({ kind: 'timeout', code: undefined, problem: `no answer within ${limit} ms: connection cut off` });
    const timer = clock.setTimeout(() => {
      // Timers come before sockets: a process that was itself busy reads what has come before it gives up.
      if (clock.now() - startedAt > limit + BUSY) setImmediate(cutOff);
      else cutOff();
    }, limit);
    const outgoing = closed.aborted || !isHttpUrl(url) ? undefined : open(request);
    if (closed.aborted) return onClosed();
    if (outgoing === undefined) return fail(`${url} is not a URL that begins with http:// or https://`);
    stopListening = onAbort(closed, onClosed);
    outgoing.on('error', failBy);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on('error', failBy);
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > MAX_BODY) fail('the answer is longer than 1 MB');
        else chunks.push(chunk);
      });
      incoming.on('end', () => {
        const { statusCode: status = 0, headers } = incoming;
        settle({ kind: 'answered', status, headers, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    outgoing.end(body);
  });
}

/** True for what `httpTry` can ask. */
export function isHttpUrl(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function open({ method, url, headers = {}, body }: HttpTryRequest): ClientRequest {
  const send = new URL(url).protocol === 'https:' ? requestHttps : requestHttp;
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  return send(url, { method, headers: { ...headers, ...length }, agent: false });
}

type WithoutDuration = Omit<HttpAnswered, 'durationMs'> | Omit<HttpUnanswered, 'durationMs'>;

const FAILURES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused: nothing listens there',
  ECONNRESET: 'the connection was closed before the whole answer had come',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the host does not answer',
  EPROTO: 'that is no HTTPS server',
};

/** Names the host but never the query, which carries the signature. */
function describeFailure(error: NodeJS.ErrnoException, url: string): string {
  const { host } = new URL(url);
  const code = error.code ?? '';
  return `${FAILURES[code] ?? (error.message || code || 'the connection failed')} (${host})`;
}
