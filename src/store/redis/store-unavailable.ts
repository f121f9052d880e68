import { StoreError } from '../../errors/index.js';

/** What to do about the refusals of Redis that someone can do something about, by the word they begin with. */
const ADVICE: Readonly<Record<string, string>> = {
  LOADING: 'it has just started and still reads its data; it will answer when it has',
  MISCONF: 'it cannot save to its disk: make room there, or see its log',
  NOAUTH: 'it asks for a password: put it into the address of the store',
  NOPERM: 'the user in the address of the store may not run every command, or not on every key: change its ACL',
  OOM: 'its memory is full: raise maxmemory',
  READONLY: 'it is a replica: use the address of the primary',
  WRONGPASS: 'it refuses the user or password in the address of the store',
};

const AWAY = 'see that it runs and that the address of the store is right; everything goes on when it is back';

/** The failure of a command; `reason` is a word like `ECONNREFUSED` or `OOM`. */
export function storeUnavailable(reason: string, cause?: unknown): StoreError {
  const message = `Redis did not do what was asked (${reason}): ${ADVICE[reason] ?? AWAY}`;
  return new StoreError('store_unavailable', message, cause === undefined ? {} : { cause });
}

/** What the error of ioredis comes down to, in a word or two; `undefined` when it only says that there is no connection. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  // The refusals of Redis begin with a word in capitals. What follows may quote keys and values.
  if (isReply(error)) return /^[A-Z]+\b/.exec(error.message)?.[0] ?? 'ERR';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return SILENT.has(error.name) || /^(Connection is closed|Stream isn't|Socket timeout)/.test(error.message)
    ? undefined
    : error.name;
}

/** Whether Redis has answered, so that what became of the command is known. */
export function isReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}

/** The names of errors of commands that were in flight when the connection went. */
const SILENT = new Set(['MaxRetriesPerRequestError', 'AbortError']);
