import type { IncomingHttpHeaders } from 'node:http';

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * The key that a request carries: `Authorization: Bearer …`, or `X-API-Key` where that header is taken by something
 * else, such as the password of a proxy. Never the query, since URLs end up in logs.
 */
export function readCredential({ authorization = '', 'x-api-key': apiKey }: IncomingHttpHeaders): string | undefined {
  const given = BEARER.exec(authorization)?.[1] ?? (typeof apiKey === 'string' ? apiKey.trim() : '');
  return given === '' ? undefined : given;
}
