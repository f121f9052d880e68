/** Lets time pass, a little at a time, until `promise` is settled; fails loudly instead of waiting for ever. */
export async function settle<Result>(promise: Promise<Result>, pass: (ms: number) => Promise<void>): Promise<Result> {
  let isSettled = false;
  const seen = promise.finally(() => {
    isSettled = true;
  });
  seen.catch(() => {});
  for (let turns = 0; !isSettled; turns += 1) {
    if (turns === 300) throw new Error('not settled after three seconds of the clock');
    await pass(10);
  }
  return seen;
}

/** Strings that quoting, C strings, UTF-16, protocols or page sizes have spoilt before. */
export const ODD_STRINGS: readonly string[] = [
  '',
  ' ',
  `'; DROP TABLE jobs; -- "\\`,
  'before\0after\0',
  '表情 👨‍👩‍👧‍👦 e\u0301 \u2028 \ufeff',
  '\r\n$5\r\nhello\r\n*1\r\n',
  '{"a":"\\u0000\\ud83d"}',
  '__proto__',
  'x'.repeat(1 << 20),
  '字'.repeat(350_000),
];

/** A promise and what resolves it. */
export function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
