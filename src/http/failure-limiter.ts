import type { IncomingMessage, ServerResponse } from 'node:http';
import { ipKeyGenerator, type RateLimitInfo, type RateLimitRequestHandler, rateLimit } from 'express-rate-limit';
import { FailureStore } from './failure-store.js';

/** How failures are counted. */
export interface FailureLimiterOptions {
  /** How many failures of one address within the window are answered one by one. */
  readonly limit: number;
  /** Milliseconds; 60,000. */
  readonly window?: number;
  /** How many addresses are told apart; 10,000. */
  readonly mostAddresses?: number;
}

/** What one more failure came to. */
export type FailureVerdict = 'within' | 'first_beyond' | 'beyond';

/** The library leaves its count here, on the request. */
const COUNT = 'callbackFailures';
/** Those whose connection is gone, or is a Unix socket, are counted together. */
const UNKNOWN = 'unknown';

type Counted = Parameters<RateLimitRequestHandler>[0] & { readonly [COUNT]?: RateLimitInfo };

/**
 * Counts the requests of each address that are refused, by `express-rate-limit`, which also sets `RateLimit`,
 * `RateLimit-Policy` and `Retry-After` on the response. What is accepted is not counted and never held back: behind
 * the address of a shared proxy may be WeCom as well. IPv6 is counted by /64, which is what one customer has.
 */
export class FailureLimiter {
  readonly #options: FailureLimiterOptions;
  readonly #store: FailureStore;
  readonly #addresses = new WeakMap<IncomingMessage, string>();
  readonly #exceeded = new WeakSet<Date>();
  #handler: RateLimitRequestHandler | undefined;

  constructor(options: FailureLimiterOptions) {
    this.#options = options;
    this.#store = new FailureStore(options.mostAddresses ?? 10_000);
  }

  /** Counts a failure at the moment it happens and sets the response's headers. Never rejects. */
  count(request: IncomingMessage, response: ServerResponse, address: string | undefined): Promise<FailureVerdict> {
    // The library starts a timer, which an app without failures does not need.
    this.#handler ??= this.#createHandler();
    const handler = this.#handler;
    const counted = request as Counted;
    if (address !== undefined) this.#addresses.set(request, ipKeyGenerator(address, 64));
    return new Promise((resolve) => {
      void handler(counted, response as Parameters<RateLimitRequestHandler>[1], () =>
        resolve(this.#verdictOn(counted[COUNT])),
      );
    });
  }

  /** Forgets everything and stops the library's timer, which does not keep the process alive. */
  close(): void {
    this.#store.shutdown();
  }

  #createHandler(): RateLimitRequestHandler {
    return rateLimit({
      windowMs: this.#options.window ?? 60_000,
      limit: this.#options.limit,
      store: this.#store,
      requestPropertyName: COUNT,
      // The later drafts need a method of Express's response.
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      keyGenerator: (request) => this.#addresses.get(request) ?? UNKNOWN,
      // Who calls us answers, within the limit and beyond it.
      handler: (_request, _response, next) => next(),
      // They look at Express's `req.ip` and `trust proxy`, which are not there, or not what counts.
      validate: false,
    });
  }

  #verdictOn(count: RateLimitInfo | undefined): FailureVerdict {
    if (count?.resetTime === undefined || count.used <= count.limit) return 'within';
    // One `Date` stands for one address and window, however many failures are under way.
    if (this.#exceeded.has(count.resetTime)) return 'beyond';
    this.#exceeded.add(count.resetTime);
    return 'first_beyond';
  }
}
