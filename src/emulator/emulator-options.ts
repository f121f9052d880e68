import type { Clock } from '../clock/index.js';
import type { CorpOptions, Limits } from './world/index.js';

/** How to start an emulator; everything has a default. */
export interface EmulatorOptions extends CorpOptions {
  /**
   * Where its time comes from: tokens, codes, media and frequency windows expire by it, and so do the 5 seconds that an
   * app has to answer a callback. Default the system clock.
   */
  readonly clock?: Clock;
  /** The address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** Default 0, a free port. */
  readonly port?: number;
  /**
   * Whether to refuse what the documentation forbids or advises against while the live server is thought to let it
   * pass: text that would be cut, captions on cards longer than advised, `safe` where it does not apply, replies to
   * events that the documentation knows none to. Default false: such things are warnings in `calls` and `exchanges`.
   */
  readonly strict?: boolean;
  /** Frequency limits other than WeCom's. */
  readonly limits?: Partial<Limits>;
  /**
   * A folder in which to keep apps (with their credentials), members, groups, conversations and media between runs; made
   * if need be. Default: nothing is kept.
   */
  readonly dataDir?: string;
}
