import type { Clock } from '../clock/index.js';
import { WecomError } from '../errors/index.js';

/**
 * Asks a question that may hang, such as whether a store answers. Whoever asks while an answer is awaited gets the
 * same one; nobody waits longer than the time given; and while a question hangs it is not asked again.
 */
export class BoundedTask<Result> {
  readonly #task: () => Result | Promise<Result>;
  readonly #timeout: number;
  readonly #clock: Clock;
  #answer: Promise<Result> | undefined;
  #isRunning = false;

  /** @param timeout milliseconds */
  constructor(task: () => Result | Promise<Result>, timeout: number, clock: Clock) {
    this.#task = task;
    this.#timeout = timeout;
    this.#clock = clock;
  }

  /** @throws WecomError `timeout` */
  run(): Promise<Result> {
    // Given up and not over yet.
    if (this.#answer === undefined && this.#isRunning) return Promise.reject(this.#late());
    this.#answer ??= this.#start().finally(() => {
      this.#answer = undefined;
    });
    return this.#answer;
  }

  #start(): Promise<Result> {
    this.#isRunning = true;
    return new Promise((resolve, reject) => {
      const timer = this.#clock.setTimeout(() => reject(this.#late()), this.#timeout);
      const isOver = (): void => {
        timer.cancel();
        this.#isRunning = false;
      };
      Promise.resolve().then(this.#task).finally(isOver).then(resolve, reject);
    });
  }

  #late(): WecomError {
    return new WecomError('timeout', `no answer within ${this.#timeout} ms`);
  }
}
