/** A JSON object as the server API spells it. */
export type WireRecord = Readonly<Record<string, unknown>>;

/** Tells a JSON object from everything else JSON can hold. */
export function isWireRecord(value: unknown): value is WireRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
