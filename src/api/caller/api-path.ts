import { RequestError } from '../../errors/index.js';

const PREFIX = /^\/?(?:cgi-bin\/)?/;
const PATH = /^[\w-]+(?:\/[\w-]+)*$/;

/** The name of a call below `/cgi-bin/`, e.g. `message/send`; takes it with that prefix, too. */
export function apiPath(path: string): string {
  const name = path.replace(PREFIX, '');
  if (PATH.test(name)) return name;
  // The path is not repeated: whoever put a query into it may have put a token there.
  throw new RequestError('path', "must be a call such as 'message/send'; a query goes into the `query` option.");
}
