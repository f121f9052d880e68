/** Decides when a handler may run: so many at once, and on request those of one lane one after another. */
export class HandlerQueue {
  readonly #maxRunning: number;
  readonly #limit: number;
  /** Tasks that wait for others of their lane; a lane is there while one of its tasks runs. */
  readonly #lanes = new Map<string, (() => void)[]>();
  readonly #waiting: (() => void)[] = [];
  #laneWaiting = 0;
  #running = 0;

  /** @param limit how many tasks may wait, 1 at least */
  constructor(maxRunning: number, limit: number) {
    this.#maxRunning = maxRunning;
    this.#limit = limit;
  }

  /** Whether no further task should be accepted. */
  get isFull(): boolean {
    return this.waiting >= this.#limit;
  }

  /** How many tasks wait for their turn. */
  get waiting(): number {
    return this.#waiting.length + this.#laneWaiting;
  }

  get running(): number {
    return this.#running;
  }

  /**
   * Runs `task`, at once when its turn is now, and then answers what it answers without a detour.
   *
   * @param lane tasks of the same lane run one after another; `undefined` for none
   */
  run<Result>(lane: string | undefined, task: () => Result | Promise<Result>): Result | Promise<Result> {
    const queue = lane === undefined ? undefined : this.#lanes.get(lane);
    if (queue === undefined && this.#running < this.#maxRunning) {
      if (lane !== undefined) this.#lanes.set(lane, []);
      return this.#start(lane, task);
    }
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        try {
          resolve(this.#start(lane, task));
        } catch (error) {
          reject(error);
        }
      };
      if (queue === undefined) {
        if (lane !== undefined) this.#lanes.set(lane, []);
        this.#waiting.push(begin);
      } else {
        queue.push(begin);
        this.#laneWaiting++;
      }
    });
  }

  #start<Result>(lane: string | undefined, task: () => Result | Promise<Result>): Result | Promise<Result> {
    this.#running++;
    let result: Result | Promise<Result>;
    try {
      result = task();
    } catch (error) {
      this.#end(lane);
      throw error;
    }
    if (!(result instanceof Promise)) {
      this.#end(lane);
      return result;
    }
    return result.finally(() => this.#end(lane));
  }

  #end(lane: string | undefined): void {
    this.#running--;
    const queue = lane === undefined ? undefined : this.#lanes.get(lane);
    const sameLane = queue?.shift();
    if (sameLane !== undefined) {
      this.#laneWaiting--;
      this.#waiting.push(sameLane);
    } else if (lane !== undefined) {
      this.#lanes.delete(lane);
    }
    if (this.#running < this.#maxRunning) this.#waiting.shift()?.();
  }
}
