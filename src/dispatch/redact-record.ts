import type { XmlRecord, XmlValue } from '../xml/index.js';

/** One-time codes, tokens and addresses that act for whoever holds them, by their names without case and `_`. */
const SECRET = new Set([
  'welcomecode',
  'responsecode',
  'token',
  'authcode',
  'permanentcode',
  'suiteticket',
  'ticket',
  'chatkey',
  'webhookurl',
  'getchatinfourl',
  'responseurl',
]);

/** A message's fields for the debug log, without the codes that would let a reader of the log act on it. */
export function redactRecord(record: XmlRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, isSecret(name) ? '[redacted]' : redact(value)]),
  );
}

function redact(value: XmlValue | undefined): unknown {
  if (typeof value === 'string' || value === undefined) return value;
  return Array.isArray(value) ? value.map(redact) : redactRecord(value as XmlRecord);
}

function isSecret(name: string): boolean {
  return SECRET.has(name.toLowerCase().replaceAll('_', ''));
}
