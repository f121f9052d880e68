import { parse } from 'node:querystring';
import type { RawQuery } from '../crypto/index.js';

/** Path and query of a request, apart. */
export interface RequestTarget {
  readonly path: string;
  readonly query: RawQuery;
}

/** WeCom sends four parameters; a query of thousands is not worth reading. */
const PARSE_OPTIONS = { maxKeys: 100 };

/** Takes a request's URL apart. A parameter that repeats becomes a list. */
export function requestTarget(target: string): RequestTarget {
  // A proxy may send the absolute form, which HTTP/1.1 servers must accept.
  const url = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, '');
  const queryStart = url.indexOf('?');
  if (queryStart < 0) return { path: url, query: {} };
  return { path: url.slice(0, queryStart), query: parse(url.slice(queryStart + 1), '&', '=', PARSE_OPTIONS) };
}
