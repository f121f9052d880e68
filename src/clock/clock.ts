/** A pending call of `Clock.setTimeout`. */
export interface ClockTimer {
  /** Cancels the call; harmless once it has run. */
  cancel(): void;
  /** Lets the process end although the call is pending. */
  unref?(): void;
}

/** Where all time comes from, so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970, like `Date.now()`. */
  now(): number;
  /** Calls back once after `delay` milliseconds. A pending call keeps the process alive until it is cancelled. */
  setTimeout(callback: () => void, delay: number): ClockTimer;
}
