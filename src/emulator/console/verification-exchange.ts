import { type HttpAnswered, type HttpUnanswered, type SealedRequest, toCurl } from '../callback/index.js';
import type { CallbackExchange, DeliveryTry } from '../page-api/index.js';
import { type EmulatedApp, opaqueId } from '../world/index.js';
import type { Verdict } from './verdict.js';

/** One GET of URL verification and what came of it. */
export interface Verification {
  readonly app: EmulatedApp;
  readonly url: string;
  /** The decrypted echostr. */
  readonly echo: string;
  readonly sealed: SealedRequest;
  readonly got: HttpAnswered | HttpUnanswered;
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
}

/** The verification as the inspector shows it. */
export function verificationExchange(verification: Verification, { code, message }: Verdict): CallbackExchange {
  const { app, url, echo, sealed, got, at } = verification;
  const { msgSignature, timestamp, nonce } = sealed;
  const isGood = code === 'ok';
  const verdict = isGood ? ({ kind: 'reply' } as const) : ({ kind: 'refused', problem: message } as const);
  return {
    kind: 'callback',
    id: opaqueId(12),
    at,
    agentId: app.agentId,
    userId: '',
    title: 'url verification',
    request: { method: 'GET', url, msgSignature, timestamp, nonce, body: '', xml: echo },
    tries: [tryOf(got, at)],
    ...(got.kind === 'answered' ? { answer: { status: got.status, body: got.body, ...verdict } } : {}),
    state: isGood ? 'done' : 'failed',
    warnings: isGood ? [] : [message],
    curl: toCurl('GET', url, ''),
  };
}

function tryOf(got: HttpAnswered | HttpUnanswered, at: number): DeliveryTry {
  const { durationMs } = got;
  if (got.kind === 'answered') {
    return { number: 1, at, durationMs, status: got.status, outcome: got.status === 200 ? 'answered' : 'bad_status' };
  }
  const outcome = got.kind === 'timeout' ? 'timeout' : 'connection_failed';
  return { number: 1, at, durationMs, outcome, problem: got.problem };
}
