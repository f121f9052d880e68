import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreError } from '../../../src/errors/index.js';
import { isBusy, isFull, isHarmless, isLasting, toStoreError } from '../../../src/store/sqlite/to-store-error.js';

const failure = (code: string): Error => Object.assign(new Error('as SQLite says it'), { code });

test('each failure says the file, the code and what to do, and keeps its cause', () => {
  const expected: readonly (readonly [code: string, advice: RegExp])[] = [
    ['SQLITE_FULL', /disk is full/],
    ['ENOSPC', /disk is full/],
    ['SQLITE_BUSY_SNAPSHOT', /another process/],
    ['SQLITE_NOTADB', /restore a backup/],
    ['SQLITE_CORRUPT_INDEX', /restore a backup/],
    ['SQLITE_READONLY_DBMOVED', /may write the file and its folder/],
    ['SQLITE_CANTOPEN', /may write the file and its folder/],
    ['EACCES', /may write the file and its folder/],
    ['EISDIR', /is a folder; name a file in it/],
    ['ENOTSUP', /no file but a device/],
    ['SQLITE_IOERR_SHMSIZE', /its health/],
    ['SQLITE_MISUSE', /see the cause/],
  ];
  for (const [code, advice] of expected) {
    const cause = failure(code);
    const error = toStoreError(cause, '/data/wecom.db');
    assert.ok(error instanceof StoreError);
    assert.equal(error.code, 'store_unavailable');
    assert.equal(error.cause, cause);
    assert.ok(error.message.startsWith(`The store /data/wecom.db cannot be used (${code}): `), error.message);
    assert.match(error.message, advice);
  }
});

test('what has no code is told without one', () => {
  for (const thrown of [new Error('odd'), 'a string', undefined, null, { code: 5 }]) {
    assert.equal(toStoreError(thrown, 'wecom.db').message, 'The store wecom.db cannot be used: see the cause.');
  }
});

test('what is told already stays as it is', () => {
  const error = new StoreError('store_closed', 'closed');
  assert.equal(toStoreError(error, 'wecom.db'), error);
});

test('only some failures leave the connection as it was', () => {
  for (const code of ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_TOOBIG']) {
    assert.equal(isHarmless(failure(code)), true, code);
  }
  for (const code of ['SQLITE_IOERR_FSYNC', 'SQLITE_CORRUPT', 'SQLITE_NOTADB', 'ENOSPC', '']) {
    assert.equal(isHarmless(failure(code)), false, code);
  }
  assert.equal(isBusy(failure('SQLITE_BUSY_RECOVERY')), true);
  assert.equal(isBusy(failure('SQLITE_FULL')), false);
  assert.equal(isFull(failure('SQLITE_FULL')), true);
  assert.equal(isFull(failure('SQLITE_IOERR')), false);
});

test('one with a name has no frames, which would fill a log with who asked; an odd one keeps them', () => {
  const named = toStoreError(failure('SQLITE_BUSY'), 'wecom.db');
  assert.equal(named.stack, `StoreError: ${named.message}`);
  assert.equal((named.cause as Error).stack, 'Error: as SQLite says it');
  const odd = toStoreError(new Error('odd'), 'wecom.db');
  assert.match(odd.stack ?? '', /^ {4}at /m);
  assert.match((odd.cause as Error).stack ?? '', /^ {4}at /m);
});

test('some no waiting mends', () => {
  for (const code of ['SQLITE_NOTADB', 'SQLITE_CANTOPEN', 'EISDIR', 'EACCES', 'EROFS']) {
    assert.equal(isLasting(toStoreError(failure(code), 'wecom.db')), true, code);
  }
  for (const code of ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR', 'ENOSPC', 'EMFILE', 'ODD']) {
    assert.equal(isLasting(toStoreError(failure(code), 'wecom.db')), false, code);
  }
  assert.equal(isLasting(new StoreError('store_unavailable', 'The file is another program’s.')), true);
  assert.equal(isLasting(new StoreError('store_closed', 'closed')), false);
  assert.equal(isLasting(failure('EISDIR')), false);
});
