import { Refusal } from '../protocol/index.js';

export interface Page<T> {
  readonly items: readonly T[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** The page that an opaque cursor points to; 50100 for a cursor that is none of ours. */
export function pageOf<T>(all: readonly T[], cursor: string | undefined, limit: number): Page<T> {
  const start = cursor === undefined || cursor === '' ? 0 : decodeCursor(cursor);
  const end = start + limit;
  return { items: all.slice(start, end), nextCursor: end < all.length ? encodeCursor(end) : '' };
}

function encodeCursor(position: number): string {
  return Buffer.from(`at:${position}`).toString('base64url');
}

function decodeCursor(cursor: string): number {
  const position = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (position === undefined) throw new Refusal(50100);
  return Number(position);
}
