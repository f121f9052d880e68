import type { Logger } from '../logger/index.js';
import type { Observer } from './observer.js';

type Measured = keyof Observer;
type Report = Parameters<Required<Observer>[Measured]>[0];

/** An object, so that a method missing here does not compile. */
const METHODS = {
  callback: true,
  handler: true,
  reply: true,
  outbox: true,
  credential: true,
  apiCall: true,
  store: true,
} as const satisfies Record<Measured, true>;

/**
 * Makes one observer of several, of which none can do harm: what one throws, or rejects with, is kept from its callers
 * and from the others, and told in a warning once for each. Of no observers it makes one without methods, so that
 * `observer.callback?.({ … })` does not even put a report together.
 */
export function combineObservers(observers: readonly (Observer | undefined)[], logger?: Logger): Observer {
  const shields = observers.flatMap((observer) => (observer === undefined ? [] : [new Shield(observer, logger)]));
  const combined: Observer = {};
  for (const method of Object.keys(METHODS) as Measured[]) {
    const listening = shields.filter((shield) => shield.hears(method));
    if (listening.length === 0) continue;
    combined[method] = (report: Report) => {
      for (const shield of listening) shield.tell(method, report);
    };
  }
  return combined;
}

/** Stands between an observer and the work it observes. */
class Shield {
  readonly #observer: Observer;
  readonly #logger: Logger | undefined;
  #hasFailed = false;

  constructor(observer: Observer, logger: Logger | undefined) {
    this.#observer = observer;
    this.#logger = logger;
  }

  hears(method: Measured): boolean {
    return typeof this.#observer[method] === 'function';
  }

  tell(method: Measured, report: Report): void {
    try {
      // Methods and reports go together, which the type of a call by name cannot say.
      const hear = this.#observer[method] as ((report: Report) => unknown) | undefined;
      const result = hear?.call(this.#observer, report);
      // The types let an async method pass, whose rejection would otherwise end the process.
      if (result instanceof Promise) result.catch((error: unknown) => this.#note(method, error));
    } catch (error) {
      this.#note(method, error);
    }
  }

  #note(method: Measured, error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    try {
      this.#logger?.warn({ method, err: error }, 'an observer failed; its further failures are not logged');
    } catch {
      // A logger that fails as well leaves nobody to tell.
    }
  }
}
