import { CONNECTIONS } from './settings.js';

/**
 * Microseconds per call over all inputs, one after the other. A promise is waited for, anything else is not, so what
 * answers at once pays for no promise.
 *
 * @param check gets the last input and its result when the clock has stopped
 */
export async function microsPerCall<Input, Output>(
  inputs: readonly Input[],
  run: (input: Input) => Output | Promise<Output>,
  check: (input: Input, output: Output) => void = () => {},
): Promise<number> {
  let last: { input: Input; output: Output } | undefined;
  const startedAt = performance.now();
  for (const [index, input] of inputs.entries()) {
    const result = run(input);
    const output = result instanceof Promise ? await result : result;
    last = { input, output };
    if (index % CONNECTIONS === 0) await turn();
  }
  const elapsedMs = performance.now() - startedAt;
  if (last !== undefined) check(last.input, last.output);
  return (elapsedMs * 1000) / inputs.length;
}

/** With --expose-gc: whoever is measured next begins with a clean heap and pays for no garbage but its own. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/**
 * Lets the event loop turn once, as a server's does after each batch of requests. A loop of promises alone would never
 * let it, and a log that writes in the background would pile up in memory.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
