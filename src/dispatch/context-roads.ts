import type { Pushable } from '../handlers/index.js';

/** What a context needs of whoever delivers its answer. */
export interface ContextRoads {
  readonly signal: AbortSignal;
  defer(notice: string | undefined): Promise<void>;
  push(message: Pushable): Promise<void>;
}
