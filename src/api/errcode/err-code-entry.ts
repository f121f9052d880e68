/** One errcode: a stable name for code, its meaning in English and Chinese, and what to do about it. */
export type ErrCodeEntry = readonly [code: string, en: string, zh: string, hint?: string];

/** Errcodes of one family. */
export type ErrCodeTable = Readonly<Record<number, ErrCodeEntry>>;
