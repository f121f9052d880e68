import type { Clock } from '../../clock/index.js';
import {
  breakSignature,
  type HttpAnswered,
  type HttpUnanswered,
  httpTry,
  isHttpUrl,
  type SealedRequest,
  seal,
  signedUrl,
  toCurl,
} from '../callback/index.js';
import type { CallbackExchange, VerificationReport } from '../page-api/index.js';
import { decimalId, type EmulatedApp, type ExchangeStore, opaqueId } from '../world/index.js';
import { judgeEcho } from './judge-echo.js';
import { judgeFailure } from './judge-failure.js';
import { judgeRefusal } from './judge-refusal.js';
import type { Verdict } from './verdict.js';

/** WeCom gives the answer to URL verification 1 second. */
const ALLOWED = 1000;

/** Waits longer, to tell an answer that is late from none. */
const LIMIT = 5000;

const GOOD: Verdict = { code: 'ok', message: 'The URL is verified and saved.' };

export interface AdminConsoleOptions {
  readonly clock: Clock;
  readonly exchanges: ExchangeStore;
  /** Ends what is under way when the emulator is closed. */
  readonly closed: AbortSignal;
}

/** The page of the admin console (管理后台) where an app's callback URL is saved. */
export class AdminConsole {
  readonly #clock: Clock;
  readonly #exchanges: ExchangeStore;
  readonly #closed: AbortSignal;

  constructor({ clock, exchanges, closed }: AdminConsoleOptions) {
    this.#clock = clock;
    this.#exchanges = exchanges;
    this.#closed = closed;
  }

  /**
   * Verifies a callback URL (验证URL有效性), with one GET when all is well, and saves it if it is good. The report is
   * also kept in `app.verification`.
   *
   * @see https://developer.work.weixin.qq.com/document/path/90930
   */
  async save(app: EmulatedApp, url: string): Promise<VerificationReport> {
    const at = this.#clock.now();
    const { verdict, durationMs } = await this.#verify(app, url, at);
    const report = { ok: verdict.code === 'ok', ...verdict, durationMs, at };
    app.verification = report;
    if (report.ok) app.callback.url = url;
    return report;
  }

  async #verify(app: EmulatedApp, url: string, at: number): Promise<{ verdict: Verdict; durationMs: number }> {
    if (!isHttpUrl(url)) {
      const message = `${JSON.stringify(url)} is no URL that begins with http:// or https://.`;
      return { verdict: { code: 'not_url', message }, durationMs: 0 };
    }
    const echo = unroundedEcho();
    const sealed = seal(app, echo, at);
    const got = await this.#get(url, sealed);
    const verdict = await this.#judge(app, url, got, echo, sealed);
    this.#record(app, url, sealed, echo, got, verdict);
    return { verdict, durationMs: got.durationMs };
  }

  async #judge(
    app: EmulatedApp,
    url: string,
    got: HttpAnswered | HttpUnanswered,
    echo: string,
    sealed: SealedRequest,
  ): Promise<Verdict> {
    if (got.kind !== 'answered') return judgeFailure(got);
    if (got.status !== 200) {
      return judgeRefusal(got, (kind) =>
        this.#get(url, kind === 'garbage' ? garbage(app, this.#clock.now()) : breakSignature(sealed)),
      );
    }
    const wrong = judgeEcho(got.body, echo, sealed.encrypt);
    if (wrong !== undefined) return wrong;
    if (got.durationMs <= ALLOWED) return GOOD;
    const message = `The echo is right, but came after ${got.durationMs} ms; WeCom waits ${ALLOWED} ms. Answer before doing anything slow.`;
    return { code: 'slow_answer', message };
  }

  #get(url: string, sealed: SealedRequest): Promise<HttpAnswered | HttpUnanswered> {
    const target = signedUrl(url, sealed, { echostr: sealed.encrypt });
    return httpTry({ method: 'GET', url: target, limit: LIMIT, clock: this.#clock, closed: this.#closed });
  }

  #record(
    app: EmulatedApp,
    url: string,
    sealed: SealedRequest,
    echo: string,
    got: HttpAnswered | HttpUnanswered,
    { code, message }: Verdict,
  ): void {
    const { msgSignature, timestamp, nonce } = sealed;
    const target = signedUrl(url, sealed, { echostr: sealed.encrypt });
    const at = this.#clock.now() - got.durationMs;
    const { durationMs } = got;
    const isGood = code === 'ok';
    const exchange: CallbackExchange = {
      kind: 'callback',
      id: opaqueId(12),
      at,
      agentId: app.agentId,
      userId: '',
      title: 'url verification',
      request: { method: 'GET', url: target, msgSignature, timestamp, nonce, body: '', xml: echo },
      tries: [
        got.kind === 'answered'
          ? { number: 1, at, durationMs, status: got.status, outcome: got.status === 200 ? 'answered' : 'bad_status' }
          : {
              number: 1,
              at,
              durationMs,
              outcome: got.kind === 'timeout' ? 'timeout' : 'connection_failed',
              problem: got.problem,
            },
      ],
      ...(got.kind === 'answered' ? { answer: answerOf(got, isGood, message) } : {}),
      state: isGood ? 'done' : 'failed',
      warnings: isGood ? [] : [message],
      curl: toCurl('GET', target, ''),
    };
    this.#exchanges.put(exchange);
  }
}

function answerOf({ status, body }: HttpAnswered, isGood: boolean, problem: string): CallbackExchange['answer'] {
  return isGood ? { status, body, kind: 'reply' } : { status, body, kind: 'refused', problem };
}

/** Digits like WeCom's echo, which do not survive as a JS number. */
function unroundedEcho(): string {
  const echo = decimalId(19);
  return String(Number(echo)) === echo ? unroundedEcho() : echo;
}

/** Signed with the right token, but no ciphertext of any key: its length is right and its content random. */
function garbage(app: EmulatedApp, now: number): SealedRequest {
  const stranger = { ...app.callback, encodingAESKey: opaqueId(60).replaceAll(/[-_]/g, '0').slice(0, 43) };
  return seal({ corpId: app.corpId, callback: stranger }, decimalId(19), now);
}
