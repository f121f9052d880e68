/** Where an HTTP/1.1 response's parts lie in the bytes it was found in. */
export interface HttpResponse {
  readonly status: number;
  readonly bodyStart: number;
  readonly end: number;
}

const HEAD_END = '\r\n\r\n';
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;

/**
 * Finds the response at the beginning of `bytes`, or answers `undefined` when more bytes must come. Parses no more than
 * it needs, so that the generator stays far cheaper than any server.
 *
 * @throws Error when the response does not tell its length
 */
export function findHttpResponse(bytes: Buffer): HttpResponse | undefined {
  const headLength = bytes.indexOf(HEAD_END, 0, 'latin1');
  if (headLength < 0) return undefined;
  const head = bytes.toString('latin1', 0, headLength);
  const bodyLength = CONTENT_LENGTH.exec(head)?.[1];
  if (bodyLength === undefined) throw new Error(`an answer without Content-Length: ${head.split('\r\n', 1)[0]}`);
  const bodyStart = headLength + HEAD_END.length;
  const end = bodyStart + Number(bodyLength);
  return bytes.length < end ? undefined : { status: Number(head.slice(9, 12)), bodyStart, end };
}
