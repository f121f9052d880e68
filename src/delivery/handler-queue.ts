/** A place in the queue, taken before it is known what to do there. */
export interface Turn<Result> {
  /** Answers what `task` answers, once its turn has come. */
  take(task: () => Result | Promise<Result>): Promise<Result>;
  /** Lets the next one have it. */
  leave(): void;
}

/** Decides when a handler may run: so many at once, and on request those of one lane one after another. */
export class HandlerQueue {
  readonly #maxRunning: number;
  readonly #limit: number;
  /** Tasks that wait for others of their lane; a lane is there while one of its tasks runs. */
  readonly #lanes = new Map<string, (() => void)[]>();
  readonly #waiting: (() => void)[] = [];
  #laneWaiting = 0;
  #running = 0;
  #isBeginning = false;

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

  /** How many lanes there are. */
  get lanes(): number {
    return this.#lanes.size;
  }

  /**
   * Runs `task`, at once when its turn is now, and then answers what it answers without a detour.
   *
   * @param lane tasks of the same lane run one after another; `undefined` for none
   */
  run<Result>(lane: string | undefined, task: () => Result | Promise<Result>): Result | Promise<Result> {
    if (this.#enters(lane)) return this.#start(lane, task);
    return new Promise((resolve, reject) => this.#wait(lane, () => this.#startFor(lane, task, resolve, reject)));
  }

  /** Takes a place now for what `take` will be given. */
  reserve<Result>(lane: string | undefined): Turn<Result> {
    let isReady = this.#enters(lane);
    let begin: (() => void) | undefined;
    const decide = (act: () => void): void => {
      begin = act;
      if (isReady) act();
    };
    if (!isReady) {
      this.#wait(lane, () => {
        isReady = true;
        begin?.();
      });
    }
    return {
      take: (task) => new Promise((resolve, reject) => decide(() => this.#startFor(lane, task, resolve, reject))),
      leave: () => decide(() => this.#end(lane)),
    };
  }

  /** Begins nothing any more: what waits, waits for ever. */
  close(): void {
    this.#waiting.length = 0;
    this.#laneWaiting = 0;
    for (const queue of this.#lanes.values()) queue.length = 0;
  }

  /** Takes a place if there is one; answers whether there was. */
  #enters(lane: string | undefined): boolean {
    if (this.#running >= this.#maxRunning || (lane !== undefined && this.#lanes.has(lane))) return false;
    if (lane !== undefined) this.#lanes.set(lane, []);
    this.#running++;
    return true;
  }

  /** @param begin is called when there is a place, and it is taken */
  #wait(lane: string | undefined, begin: () => void): void {
    const queue = lane === undefined ? undefined : this.#lanes.get(lane);
    if (queue !== undefined) {
      queue.push(begin);
      this.#laneWaiting++;
      return;
    }
    if (lane !== undefined) this.#lanes.set(lane, []);
    this.#waiting.push(begin);
  }

  #start<Result>(lane: string | undefined, task: () => Result | Promise<Result>): Result | Promise<Result> {
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
    // Whoever waits for the result comes first: what the next task answers must not overtake it.
    const end = (): void => (this.waiting > 0 ? void setImmediate(() => this.#end(lane)) : this.#end(lane));
    result.then(end, end);
    return result;
  }

  #startFor<Result>(
    lane: string | undefined,
    task: () => Result | Promise<Result>,
    resolve: (result: Result | Promise<Result>) => void,
    reject: (error: unknown) => void,
  ): void {
    try {
      resolve(this.#start(lane, task));
    } catch (error) {
      reject(error);
    }
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
    this.#beginWaiting();
  }

  /** Not from within itself: a thousand tasks that end at once would fill the stack. */
  #beginWaiting(): void {
    if (this.#isBeginning) return;
    this.#isBeginning = true;
    while (this.#running < this.#maxRunning && this.#waiting.length > 0) {
      this.#running++;
      this.#waiting.shift()?.();
    }
    this.#isBeginning = false;
  }
}
