import { byteLength, type Params, Refusal, tooLong } from '../protocol/index.js';

const MAX_BYTES = 2048;

/** A URL member that must be there: at most 2048 bytes, with a scheme (45034). */
export function needUrl(params: Params, name: string): string {
  params.need(name);
  return checkUrl(params, name) ?? '';
}

/** A URL member that may be missing. */
export function checkUrl(params: Params, name: string): string | undefined {
  const url = params.string(name);
  if (url === undefined || url === '') return undefined;
  if (byteLength(url) > MAX_BYTES) throw tooLong(params.at(name), MAX_BYTES);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) throw new Refusal(45034, `${params.at(name)} has no scheme`);
  return url;
}

/** A string member of at most `limit` bytes; longer is refused (40058). */
export function limitBytes(params: Params, name: string, limit: number): string | undefined {
  const text = params.string(name);
  if (text !== undefined && byteLength(text) > limit) throw tooLong(params.at(name), limit);
  return text;
}
