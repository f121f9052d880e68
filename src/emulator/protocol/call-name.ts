export const API_PREFIX = '/cgi-bin/';

/** `message/send` of `/cgi-bin/message/send`; `undefined` outside the server API. */
export function callNameOf(path: string): string | undefined {
  return path.startsWith(API_PREFIX) ? path.slice(API_PREFIX.length) : undefined;
}

/** The call's name however the author wrote it: `message/send`, `cgi-bin/message/send` or with a leading slash. */
export function normaliseCallName(written: string): string {
  return written.replace(/^\//, '').replace(/^cgi-bin\//, '');
}
