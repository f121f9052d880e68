/** A promise that knows whether anybody has looked at it. Being a subclass, it is asked for `then` by `await` too. */
export class WatchedPromise<T> extends Promise<T> {
  #isWatched = false;
  #hasFailed = false;

  /** Promises derived from this one need not know. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** Watches a promise. Its failure is nobody's unhandled rejection: whoever holds this must look. */
  static of<T>(promise: Promise<T>): WatchedPromise<T> {
    const watched = new WatchedPromise<T>((resolve, reject) => promise.then(resolve, reject));
    promise.catch(() => {
      watched.#hasFailed = true;
    });
    Promise.prototype.then.call(watched, undefined, () => undefined);
    return watched;
  }

  /** True when it has failed and somebody had looked, so that the failure was theirs to deal with. */
  get wasCaught(): boolean {
    return this.#isWatched && this.#hasFailed;
  }

  // biome-ignore lint/suspicious/noThenProperty: to notice who looks is what this class is for
  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#isWatched = true;
    return super.then(onFulfilled, onRejected);
  }
}
