/** A time that Redis takes: it knows whole milliseconds only, and refuses to keep something for none. */
export function milliseconds(time: number): number {
  return Math.max(1, Math.ceil(time));
}
