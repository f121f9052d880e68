import type { Clock } from '../clock/index.js';
import { WecomError } from '../errors/index.js';
import type { Logger } from '../logger/index.js';
import { BoundedTask } from '../observe/index.js';
import type { CheckResult } from './health-report.js';

/** Answers or resolves when all is well; throws or rejects with the reason when not. */
export type CheckTask = () => unknown;

export interface ReadinessCheckOptions {
  readonly name: string;
  readonly task: CheckTask;
  readonly required: boolean;
  /** Milliseconds after which it has failed. */
  readonly timeout: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One thing that readiness depends on. Never runs twice at once, and logs when it begins and ceases to fail. */
export class ReadinessCheck {
  readonly #options: ReadinessCheckOptions;
  readonly #task: BoundedTask<unknown>;
  #wasOk = true;

  constructor(options: ReadinessCheckOptions) {
    this.#options = options;
    this.#task = new BoundedTask<unknown>(options.task, options.timeout, options.clock);
  }

  get name(): string {
    return this.#options.name;
  }

  /** Never rejects. */
  async run(): Promise<CheckResult> {
    const { clock, required } = this.#options;
    const start = clock.now();
    const ms = (): number => Math.max(0, clock.now() - start);
    try {
      await this.#task.run();
      this.#note(true);
      return { ok: true, required, ms: ms() };
    } catch (error) {
      this.#note(false, error);
      return { ok: false, required, ms: ms(), reason: reasonOf(error) };
    }
  }

  #note(isOk: boolean, error?: unknown): void {
    const { name: check, logger } = this.#options;
    if (isOk === this.#wasOk) return;
    this.#wasOk = isOk;
    if (isOk) logger.info({ check }, 'a readiness check succeeds again');
    else logger.warn({ check, err: error }, 'a readiness check fails');
  }
}

/** The message of a stranger's error may hold an address with its password. */
function reasonOf(error: unknown): string {
  if (error instanceof WecomError) return error.message;
  if (!(error instanceof Error)) return 'failed';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
