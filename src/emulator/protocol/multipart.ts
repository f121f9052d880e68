/** One part of a `multipart/form-data` body. */
export interface FormPart {
  readonly name: string | undefined;
  /** As written between the quotes: raw UTF-8, nothing decoded. */
  readonly fileName: string | undefined;
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
}

const BLANK_LINE = Buffer.from('\r\n\r\n');

/** The parts of a form; none when the header names no boundary or the body does not keep to it. */
export function parseMultipart(contentType: string | undefined, body: Buffer): FormPart[] {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return [];
  const parts: FormPart[] = [];
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let start = body.indexOf(delimiter.subarray(2));
  if (start === -1) return [];
  start += delimiter.length - 2;
  for (;;) {
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const end = body.indexOf(delimiter, start);
    if (end === -1) return parts;
    const part = parsePart(body.subarray(start, end));
    if (part !== undefined) parts.push(part);
    start = end + delimiter.length;
  }
}

function boundaryOf(contentType: string | undefined): string | undefined {
  if (contentType === undefined || !/^multipart\/form-data\b/i.test(contentType)) return undefined;
  const match = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

function parsePart(bytes: Buffer): FormPart | undefined {
  const blank = bytes.indexOf(BLANK_LINE);
  if (blank === -1) return undefined;
  const headers = bytes.toString('utf8', 0, blank);
  const disposition = headerOf(headers, 'content-disposition') ?? '';
  return {
    name: parameterOf(disposition, 'name'),
    fileName: parameterOf(disposition, 'filename'),
    contentType: headerOf(headers, 'content-type'),
    bytes: bytes.subarray(blank + BLANK_LINE.length),
  };
}

function headerOf(headers: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(headers)?.[1];
}

/** A parameter written `name="value"` or `name=value`; `name*=…` (RFC 5987) is not understood, as by WeCom. */
function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(`;[ \\t]*${name}=(?:"([^"]*)"|([^;"]+))`, 'i').exec(header);
  return match?.[1] ?? match?.[2];
}
