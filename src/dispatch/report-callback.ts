import type { Observer } from '../observe/index.js';
import type { CallbackContext } from './callback-context.js';
import type { CallbackResult } from './callback-result.js';

/** Reports one answered try. */
export function reportCallback(
  observer: Observer,
  { message }: CallbackContext,
  { outcome, road, tryNumber = 1 }: CallbackResult,
  durationMs: number,
): void {
  observer.callback?.({
    msgType: message.msgType,
    ...(message.msgType === 'event' ? { event: message.event } : {}),
    outcome,
    road: road ?? (outcome === 'replied' ? 'passive' : 'none'),
    duplicate: tryNumber > 1,
    durationMs,
  });
}
