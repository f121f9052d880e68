import type { XmlRecord, XmlValue } from '../xml/index.js';

/** One-time codes and tokens that some events carry. */
const SECRET = new Set(['WelcomeCode', 'ResponseCode', 'Token', 'AuthCode', 'SuiteTicket', 'ChatKey']);

/** A message's fields for the debug log, without the codes that would let a reader of the log act on it. */
export function redactRecord(record: XmlRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, SECRET.has(name) ? '[redacted]' : redact(value)]),
  );
}

function redact(value: XmlValue | undefined): unknown {
  if (typeof value === 'string' || value === undefined) return value;
  return Array.isArray(value) ? value.map(redact) : redactRecord(value as XmlRecord);
}
