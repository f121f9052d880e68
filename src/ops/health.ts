import { type Clock, systemClock } from '../clock/index.js';
import type { Logger } from '../logger/index.js';
import type { CheckResult, HealthReport } from './health-report.js';
import { type CheckTask, ReadinessCheck } from './readiness-check.js';

export interface HealthOptions {
  readonly logger: Logger;
  /** Where time comes from; the machine's clock. */
  readonly clock?: Clock;
}

export interface CheckOptions {
  /** Whether the app is not ready while the check fails; `true`. One that is not required is only shown. */
  readonly required?: boolean;
  /** Milliseconds after which it has failed; 2000. */
  readonly timeout?: number;
}

const TIMEOUT = 2_000;
/** However often readiness is asked for, the checks run once in so many milliseconds. */
const KEPT_FOR = 1_000;

/**
 * Knows whether the app can do its work: every required check succeeds, and it is not shutting down.
 *
 * @example
 * const health = new Health({ logger });
 * health.add('store', () => backend.ping());
 */
export class Health {
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #checks = new Set<ReadinessCheck>();
  #underWay: Promise<HealthReport> | undefined;
  #last: { readonly report: HealthReport; readonly at: number } | undefined;
  #isShuttingDown = false;

  constructor({ logger, clock = systemClock }: HealthOptions) {
    this.#logger = logger;
    this.#clock = clock;
  }

  /**
   * Adds a check, in place of one of the same name.
   *
   * @returns takes it off again
   */
  add(name: string, task: CheckTask, { required = true, timeout = TIMEOUT }: CheckOptions = {}): () => void {
    const check = new ReadinessCheck({ name, task, required, timeout, logger: this.#logger, clock: this.#clock });
    for (const other of this.#checks) if (other.name === name) this.#checks.delete(other);
    this.#checks.add(check);
    return () => void this.#checks.delete(check);
  }

  /** From now on the app is not ready, so that a load balancer sends it nothing new while it finishes what it has. */
  shutDown(): void {
    this.#isShuttingDown = true;
  }

  /** Runs the checks, at most once a second. Never rejects. */
  async report(): Promise<HealthReport> {
    if (this.#isShuttingDown) return { ready: false, reason: 'shutting down', checks: {} };
    // Either way: the machine's clock may be set back.
    if (this.#last !== undefined && Math.abs(this.#clock.now() - this.#last.at) < KEPT_FOR) return this.#last.report;
    this.#underWay ??= this.#ask();
    return this.#underWay;
  }

  async #ask(): Promise<HealthReport> {
    const entries = [...this.#checks].map(async (check): Promise<[string, CheckResult]> => {
      return [check.name, await check.run()];
    });
    const checks = Object.fromEntries(await Promise.all(entries));
    const report = { ready: Object.values(checks).every(({ ok, required }) => ok || !required), checks };
    this.#last = { report, at: this.#clock.now() };
    this.#underWay = undefined;
    return report;
  }
}
