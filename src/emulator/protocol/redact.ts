import { createHash } from 'node:crypto';
import { isJsonArray, isJsonObject, type Json } from '../json.js';

/** Query parameters and JSON members that let whoever reads them act for somebody (`key` in a body is a button's). */
const QUERY_SECRETS = new Set(['access_token', 'corpsecret', 'key', 'code']);
const BODY_SECRETS = new Set(['access_token', 'ticket', 'user_ticket', 'response_code', 'welcome_code']);

/** A copy fit for showing: secrets become `#` and a short digest, pictures in base64 their size. */
export function redact(value: Json): Json {
  if (isJsonArray(value)) return value.map(redact);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactMember(name, member)]));
}

export function redactQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].map(([name, value]) => [name, QUERY_SECRETS.has(name) ? digest(value) : value]));
}

function redactMember(name: string, value: Json): Json {
  if (typeof value !== 'string') return redact(value);
  if (name === 'base64') return `(${value.length} characters)`;
  return BODY_SECRETS.has(name) ? digest(value) : value;
}

function digest(value: string): string {
  return `#${createHash('sha256').update(value).digest('hex').slice(0, 8)}`;
}
