import { Refusal } from './refusal.js';
import type { ApiCall } from './route.js';

/**
 * For what the documentation forbids or advises against while the live server is thought to let it pass: a warning in
 * the call's record, or errcode 40058 when the emulator is strict.
 */
export function advise(call: ApiCall, holds: boolean, text: string, errCode = 40058): void {
  if (holds) return;
  if (call.world.strict) throw new Refusal(errCode, text);
  call.notes.warn(text);
}
