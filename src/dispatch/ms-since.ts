/** Milliseconds since `start` (`performance.now()`), to a hundredth, as the log shows them. */
export function msSince(start: number): number {
  return Math.round((performance.now() - start) * 100) / 100;
}
