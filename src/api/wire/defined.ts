import type { WireRecord } from './wire-record.js';

/** The object without the members that are `undefined`: an optional argument left out is not sent. */
export function defined(value: WireRecord): WireRecord {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
