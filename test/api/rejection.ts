import assert from 'node:assert/strict';

type ErrorClass<E extends Error> = new (...parameters: never[]) => E;

/** The error that a call fails with, which must be of the class given. */
export async function rejection<E extends Error>(call: Promise<unknown>, type: ErrorClass<E>): Promise<E> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof type, `a ${type.name}, not ${error}`);
  return error;
}
