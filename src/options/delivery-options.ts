import type { Incoming } from '../message/index.js';
import type { StoreBackend } from '../store/index.js';

/** What happens when a handler has not answered by the deadline. */
export type OnDeadline = 'push' | 'hold' | 'drop';

/** In which order callbacks are handled: all at once, or those of one member one after another. */
export type Concurrency = 'parallel' | 'per-user';

/** Names a callback: two tries are the same callback when their names are. Without one it is like no other. */
export type DedupKey = (message: Incoming, xml: string) => string | undefined;

/** How answers are delivered. */
export interface DeliveryOptions {
  /** Milliseconds after which a slow handler takes another road; `WECOM_APP_REPLY_DEADLINE`; 4500. WeCom waits 5000. */
  readonly replyDeadline?: number;
  /**
   * That other road; `WECOM_APP_ON_DEADLINE`. `push`, the default with a `secret`: WeCom gets an empty 200, and what the
   * handler returns goes out by `message/send`. `hold`, the default without: WeCom is left waiting and tries again, and
   * a later try carries the answer (that WeCom shows it is not documented). `drop`: an empty 200, and no answer.
   */
  readonly onDeadline?: OnDeadline;
  /** What the member reads at the deadline when the answer will be pushed; `WECOM_APP_DEADLINE_NOTICE`; nothing. */
  readonly deadlineNotice?: string;
  /**
   * Tells callbacks apart in place of a digest of the whole decrypted message. `undefined` for a callback that is never
   * a repetition.
   */
  readonly dedupKey?: DedupKey;
  /** Milliseconds that a callback and its answer are remembered; `WECOM_APP_DEDUP_RETENTION`; 600,000. */
  readonly dedupRetention?: number;
  /** `per-user` handles the callbacks of one member one after another; `WECOM_APP_CONCURRENCY`; `parallel`. */
  readonly concurrency?: Concurrency;
  /** How many handlers run at once; `WECOM_APP_MAX_CONCURRENCY`; 1000. */
  readonly maxConcurrency?: number;
  /** How many callbacks may wait for their turn, beyond which WeCom gets a 503; `WECOM_APP_QUEUE_LIMIT`; 1000. */
  readonly queueLimit?: number;
  /**
   * Where everything is kept that must outlive a callback: `memory:`, `sqlite:./data/wecom.db`, `redis://…`, or what
   * `openStore` made, to be shared by several apps; `WECOM_APP_STORE`; `memory:`.
   */
  readonly store?: string | StoreBackend;
  /** Milliseconds that a session lives after it was last written; `WECOM_APP_SESSION_TTL`; 86,400,000 (a day). */
  readonly sessionTtl?: number;
}

/** How answers are delivered, complete and checked. */
export interface DeliveryConfig {
  /** Milliseconds. */
  readonly replyDeadline: number;
  readonly onDeadline: OnDeadline;
  readonly deadlineNotice: string | undefined;
  readonly dedupKey: DedupKey | undefined;
  /** Milliseconds. */
  readonly dedupRetention: number;
  readonly concurrency: Concurrency;
  readonly maxConcurrency: number;
  readonly queueLimit: number;
  readonly store: string | StoreBackend;
  /** Milliseconds. */
  readonly sessionTtl: number;
}
