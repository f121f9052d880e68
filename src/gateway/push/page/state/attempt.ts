/** Storage can be switched off in the browser: then nothing is kept. */
export function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
