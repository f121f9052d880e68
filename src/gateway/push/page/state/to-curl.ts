import { pushForm } from './gateway.js';

/** What a request is made of. */
export interface CurlRequest {
  readonly url: string;
  /** A JSON body, or none. */
  readonly json?: unknown;
  /** The fields of a form in its place; a file is `@name`. */
  readonly form?: readonly (readonly [name: string, value: string])[];
  readonly idempotencyKey?: string;
}

/** The request as a command for a shell. The key is named, never shown. */
export function toCurl({ url, json, form = [], idempotencyKey = '' }: CurlRequest): string {
  const key = pushForm.value?.needsKey === false ? [] : ['-H "Authorization: Bearer $PUSH_KEY"'];
  const once = idempotencyKey === '' ? [] : [`-H ${quoted(`Idempotency-Key: ${idempotencyKey}`)}`];
  const body =
    json === undefined
      ? form.map(([name, value]) => `-F ${quoted(`${name}=${value}`)}`)
      : ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(json))}`];
  return [`curl ${quoted(url)}`, ...key, ...once, ...body].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
