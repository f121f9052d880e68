import { effect, type Signal, signal } from '@preact/signals';

/** A setting that this browser keeps; `read` turns what was kept into a value, or the default. */
export function stored<T extends string | boolean>(name: string, read: (kept: string | null) => T): Signal<T> {
  const key = `wecom-emulator.${name}`;
  const setting = signal(read(attempt(() => localStorage.getItem(key)) ?? null));
  let isFirst = true;
  effect(() => {
    const value = String(setting.value);
    // A default is not a choice: it may change with the browser's language or the window's size.
    if (!isFirst) attempt(() => localStorage.setItem(key, value));
    isFirst = false;
  });
  return setting;
}

/** Storage can be switched off in the browser: then nothing is kept. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
