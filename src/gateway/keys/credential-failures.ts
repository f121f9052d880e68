import type { Request, Response } from 'express';
import { FailureLimiter, type FailureVerdict, plainAddress } from '../../http/index.js';
import type { Logger } from '../../logger/index.js';
import { HttpProblem } from '../http/index.js';

/** Wrong keys and signatures of one address within a minute that are told one by one, as many as wrong callbacks. */
const LIMIT = 60;
/** The same of all addresses together: somebody may have many. */
const LIMIT_IN_ALL = 600;

/**
 * Tells of wrong API keys and signatures, up to a limit: whoever guesses cannot fill the log. Right ones are not
 * counted and never held back, behind the address of a shared proxy either.
 */
export class CredentialFailures {
  readonly #logger: Logger;
  // Their timers keep no process alive and begin with the first failure.
  readonly #byAddress = new FailureLimiter({ limit: LIMIT });
  readonly #inAll = new FailureLimiter({ limit: LIMIT_IN_ALL });

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /**
   * Counts a failure and logs it. What `request.ip` says decides, and so does Express's `trust proxy`.
   *
   * @param message for the log
   * @throws {HttpProblem} 429 `too_many_failures` with `Retry-After` beyond the limit
   */
  async count(request: Request, response: Response, message: string): Promise<void> {
    const address = plainAddress(request.ip);
    const verdict = await this.#judge(request, response, address);
    if (verdict === 'within') return this.#logger.warn({ address }, message);
    const fields = { address, code: 'too_many_failures', status: 429 };
    if (verdict === 'beyond') this.#logger.debug(fields, message);
    else
      this.#logger.warn(fields, `${message}, one too many; further ones are logged at debug until the minute is over`);
    const detail = 'Too many requests with a wrong key or signature, and this is one of them; a right one is served.';
    throw new HttpProblem(429, 'too_many_failures', detail);
  }

  /** One address beyond its limit does not use up that of all. */
  async #judge(request: Request, response: Response, address: string | undefined): Promise<FailureVerdict> {
    const verdict = await this.#byAddress.count(request, response, address);
    return verdict === 'within' ? await this.#inAll.count(request, response, undefined) : verdict;
  }
}
