import type { KillPoint } from './kill-switch.js';

/** What the driver tells an app process: to begin, to die at some point, to play a full disk, to say how it stands. */
export type Order =
  | { readonly kind: 'begin' }
  | { readonly kind: 'arm'; readonly point: KillPoint; readonly passings: number }
  | { readonly kind: 'fill'; readonly isFull: boolean }
  | { readonly kind: 'report'; readonly number: number };

/** How an app process stands. */
export interface AppState {
  /** Handlers under way. */
  readonly running: number;
  /** Jobs in its outbox that are not done; absent while the outbox cannot be read. */
  readonly owed?: number;
  /** Dead letters. */
  readonly dead?: number;
  /** The longest that its event loop stood still, in milliseconds. */
  readonly standstill: number;
}

/** What an app process tells the driver. */
export type Message =
  /** It has loaded everything and waits for the order to begin. */
  | { readonly kind: 'loaded' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'state'; readonly number: number; readonly state: AppState };
