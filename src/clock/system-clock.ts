import type { Clock } from './clock.js';

/** The machine's own clock, the default everywhere. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout(callback, delay) {
    const timer = setTimeout(callback, delay);
    return { cancel: () => clearTimeout(timer), unref: () => timer.unref() };
  },
};
