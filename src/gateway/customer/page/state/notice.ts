import { signal } from '@preact/signals';
import { GatewayRefusal } from './gateway-api.js';

/** What went wrong last, for people; empty for nothing. */
export const notice = signal('');

/** How many requests of people are under way. */
export const busy = signal(0);

/** Does what somebody asked for by a click; what goes wrong is shown. Answers whether it went well. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  busy.value += 1;
  notice.value = '';
  try {
    await work();
    return true;
  } catch (error) {
    // A key that is asked for has a form of its own.
    const isShown = error instanceof GatewayRefusal && error.status === 401;
    if (!isShown) notice.value = error instanceof Error ? error.message : String(error);
    return false;
  } finally {
    busy.value -= 1;
  }
}
