/** Marks a file as ours: the letters `wcas`. */
export const APPLICATION_ID = 0x77636173;

/**
 * What makes a database of version 0, 1, … one of the next version; `user_version` says how many have run. Append,
 * never change: files of every version are about.
 *
 * Times are milliseconds since 1970. What strangers write is a blob, since the driver cuts text off at a NUL.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE entries (
     key TEXT PRIMARY KEY,
     value BLOB NOT NULL,
     expires_at INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX entries_by_expiry ON entries (expires_at);

   CREATE TABLE locks (
     key TEXT PRIMARY KEY,
     holder TEXT NOT NULL,
     expires_at INTEGER NOT NULL
   ) WITHOUT ROWID;

   CREATE TABLE jobs (
     number INTEGER PRIMARY KEY,
     outbox TEXT NOT NULL,
     id TEXT NOT NULL,
     kind TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     attempts INTEGER NOT NULL,
     due_at INTEGER NOT NULL,
     -- The process that holds it or held it last; none when it was let go.
     holder TEXT,
     is_dead INTEGER NOT NULL DEFAULT 0,
     last_error BLOB,
     -- Last, so that what is before it is found without reading a long one.
     payload BLOB NOT NULL,
     UNIQUE (outbox, id)
   );
   CREATE INDEX jobs_by_due ON jobs (outbox, is_dead, due_at, created_at);`,
];
