import { CallbackError } from '../errors/index.js';

/** Query parameters as any server parses them: a text, a list of texts when repeated, or something we refuse. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** The signed query parameters that every callback carries. */
export interface CallbackQuery {
  readonly msgSignature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

/** Far above what WeCom sends, far below what could hurt. */
const LONGEST = { msg_signature: 128, timestamp: 32, nonce: 128, echostr: 4096 } as const;

/**
 * Reads `msg_signature`, `timestamp` and `nonce`.
 *
 * @throws CallbackError `missing_parameter`, `repeated_parameter` or `malformed_parameter`
 */
export function readCallbackQuery(query: RawQuery): CallbackQuery {
  return {
    msgSignature: one(query, 'msg_signature'),
    timestamp: one(query, 'timestamp'),
    nonce: one(query, 'nonce'),
  };
}

/**
 * Reads `echostr`. A proxy that decodes the query and does not encode it again leaves a raw `+`, which every query
 * parser turns into a blank; base64 has no blanks, so turning them back is safe.
 *
 * @throws CallbackError `missing_parameter`, `repeated_parameter` or `malformed_parameter`
 */
export function readEchoStr(query: RawQuery): string {
  return one(query, 'echostr').replaceAll(' ', '+');
}

function one(query: RawQuery, name: keyof typeof LONGEST): string {
  const value = isRecord(query) && Object.hasOwn(query, name) ? query[name] : undefined;
  if (value === undefined || value === '')
    throw new CallbackError('missing_parameter', `missing query parameter: ${name}`, MISSING);
  if (Array.isArray(value)) throw new CallbackError('repeated_parameter', `repeated query parameter: ${name}`);
  if (typeof value !== 'string') throw new CallbackError('malformed_parameter', `malformed query parameter: ${name}`);
  if (value.length > LONGEST[name]) throw new CallbackError('malformed_parameter', `overlong query parameter: ${name}`);
  return value;
}

const MISSING = { hint: 'a browser or a health check opened the callback URL; WeCom always sends signed parameters' };

/** Callers without types may pass nothing at all. */
function isRecord(query: unknown): boolean {
  return typeof query === 'object' && query !== null;
}
