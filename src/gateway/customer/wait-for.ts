import type { Clock } from '../../clock/index.js';

/** Resolves as soon as `check` holds, looked at after each change, or when the time is over; answers whether it holds. */
export function waitFor(
  clock: Clock,
  timeout: number,
  onChange: (listener: () => void) => () => void,
  check: () => boolean,
): Promise<boolean> {
  if (check()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (): void => {
      timer.cancel();
      forget();
      resolve(check());
    };
    const timer = clock.setTimeout(end, timeout);
    const forget = onChange(() => {
      if (check()) end();
    });
  });
}
