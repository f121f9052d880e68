import { StoreError, WecomError } from '../../errors/index.js';

/** What to do, by the beginning of the code that SQLite or the operating system gives; the first that fits. */
const ADVICE: readonly (readonly [codes: RegExp, advice: string])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    'its disk is full; make room, and it goes on by itself (nothing that was kept is lost)',
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'another process keeps it locked; look for a backup, a shell or a stopped process that has it open',
  ],
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    'it is damaged or no SQLite database; restore a backup, or move it away to begin with an empty one',
  ],
  [/^EISDIR/, 'it is a folder; name a file in it, which is made when it is not there: sqlite:./data/wecom.db'],
  [/^ENOTSUP/, 'it is no file but a device or the like; name a file, which is made when it is not there'],
  [
    /^(SQLITE_(READONLY|PERM|AUTH|CANTOPEN)|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|ELOOP|ENAMETOOLONG)/,
    'it cannot be opened for writing; check the path, and that this user may write the file and its folder',
  ],
  [/^(SQLITE_IOERR|EIO|EMFILE|ENFILE)/, 'its disk cannot be read or written; check the room on it and its health'],
];

/** Somebody must change the setting, the file or its rights. */
const LASTING =
  /^(SQLITE_(NOTADB|CORRUPT|READONLY|PERM|AUTH|CANTOPEN)|E(ISDIR|NOTSUP|ACCES|PERM|ROFS|NOTDIR|EXIST|LOOP|NAMETOOLONG))/;

/** The connection is sound after these: all others may have left it unusable. */
const HARMLESS = /^SQLITE_(BUSY|LOCKED|FULL|CONSTRAINT|TOOBIG)/;

/** Another process is at it: waiting helps. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** The disk is full, or the file may not grow. */
export function isFull(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_FULL';
}

export function isHarmless(error: unknown): boolean {
  return HARMLESS.test(codeOf(error));
}

/** Whether no waiting mends it. */
export function isLasting(error: unknown): error is StoreError {
  if (!(error instanceof StoreError) || error.code !== 'store_unavailable') return false;
  // What this package finds by itself is that the file is not its own.
  return error.cause === undefined || LASTING.test(codeOf(error.cause));
}

/** What a caller of the store is told. */
export function toStoreError(error: unknown, path: string): WecomError {
  if (error instanceof WecomError) return error;
  const code = codeOf(error);
  const advice = ADVICE.find(([codes]) => codes.test(code))?.[1] ?? 'see the cause';
  const name = code === '' ? '' : ` (${code})`;
  return new StoreError('store_unavailable', `The store ${path} cannot be used${name}: ${advice}.`, { cause: error });
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
