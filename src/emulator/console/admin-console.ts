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
} from '../callback/index.js';
import type { VerificationReport } from '../page-api/index.js';
import { alphanumericId, decimalId, type EmulatedApp, type ExchangeStore } from '../world/index.js';
import { judgeEcho } from './judge-echo.js';
import { judgeFailure } from './judge-failure.js';
import { judgeRefusal } from './judge-refusal.js';
import type { Verdict } from './verdict.js';
import { type Verification, verificationExchange } from './verification-exchange.js';

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
    const verdict = await this.#judge({ app, url, echo, sealed, got });
    const target = signedUrl(url, sealed, { echostr: sealed.encrypt });
    this.#exchanges.put(verificationExchange({ app, url: target, echo, sealed, got, at }, verdict));
    return { verdict, durationMs: got.durationMs };
  }

  async #judge({ app, url, echo, sealed, got }: Omit<Verification, 'at'>): Promise<Verdict> {
    if (got.kind !== 'answered') return judgeFailure(got);
    if (got.status !== 200) {
      const now = this.#clock.now();
      return judgeRefusal(got, (kind) => {
        if (kind === 'wrong_signature') return this.#get(url, breakSignature(sealed));
        return this.#get(url, seal(kind === 'garbage' ? withStrangeKey(app) : app, echo, now));
      });
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
}

/** Digits like WeCom's echo, which do not survive as a JS number. */
function unroundedEcho(): string {
  const echo = decimalId(19);
  return String(Number(echo)) === echo ? unroundedEcho() : echo;
}

/** The app as it would be with a key that nobody has. */
function withStrangeKey({ corpId, callback }: EmulatedApp): Pick<EmulatedApp, 'corpId' | 'callback'> {
  return { corpId, callback: { ...callback, encodingAESKey: alphanumericId(43) } };
}
