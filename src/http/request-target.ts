import { parse } from 'node:querystring';
import type { RawQuery } from '../crypto/index.js';

/** Path and query of a request, apart. */
export interface RequestTarget {
  readonly path: string;
  readonly query: RawQuery;
}

/** WeCom sends four parameters; a query of thousands is not worth reading. */
const PARSE_OPTIONS = { maxKeys: 20 };

/** Takes a request's URL apart. A parameter that repeats becomes a list. */
export function requestTarget(url: string): RequestTarget {
  const queryStart = url.indexOf('?');
  if (queryStart < 0) return { path: url, query: {} };
  return { path: url.slice(0, queryStart), query: parse(url.slice(queryStart + 1), '&', '=', PARSE_OPTIONS) };
}
