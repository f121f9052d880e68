/** Hands out turns: of two tasks that share a key, the one that came first goes first. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /**
   * Runs `task`, which must begin by waiting for `before`: it settles when every earlier task with one of the keys is
   * over, whatever became of it, and is `undefined` when there is none. A task that gives up meanwhile still keeps the
   * later ones behind those before it.
   */
  async take<Result>(
    keys: readonly string[],
    task: (before: Promise<void> | undefined) => Promise<Result>,
  ): Promise<Result> {
    const earlier = keys.flatMap((key) => this.#last.get(key) ?? []);
    const before = earlier.length === 0 ? undefined : Promise.all(earlier).then(() => {});
    const result = task(before);
    const over: Promise<void> = Promise.allSettled([before, result]).then(() => this.#forget(keys, over));
    for (const key of keys) this.#last.set(key, over);
    return await result;
  }

  #forget(keys: readonly string[], over: Promise<void>): void {
    for (const key of keys) if (this.#last.get(key) === over) this.#last.delete(key);
  }
}
