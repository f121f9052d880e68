import { fileURLToPath } from 'node:url';

const OURS = new URL('../', import.meta.url);
/** As a stack names this package, with source maps or without. */
const OUR_ROOTS = [OURS.href, fileURLToPath(OURS)];
const STRANGERS_FRAME = /[ (]node:|[\\/]node_modules[\\/]|\(<anonymous>\)$/;

/**
 * Takes the frames off the stack of an error that is about something outside the program: the place that asked for it
 * says nothing, and a log would repeat it in every line.
 */
export function withoutFrames<Failure extends Error>(error: Failure): Failure {
  return withFrames(error, []);
}

/** Leaves only frames of the code that uses this package: that is what the author of an app can change. */
export function withAuthorsFrames<Failure extends Error>(error: Failure): Failure {
  return withFrames(
    error,
    framesOf(error).filter((frame) => !isOurs(frame) && !STRANGERS_FRAME.test(frame)),
  );
}

/** Whether it was thrown by the code that uses this package, or by what that calls. */
export function hasAuthorsFrames(error: Error): boolean {
  const first = framesOf(error).find((frame) => isOurs(frame) || !STRANGERS_FRAME.test(frame));
  return first !== undefined && !isOurs(first);
}

function isOurs(frame: string): boolean {
  return OUR_ROOTS.some((root) => frame.includes(root));
}

function framesOf({ stack = '' }: Error): readonly string[] {
  return stack.split('\n').filter((line) => /^ {4}at /.test(line));
}

function withFrames<Failure extends Error>(error: Failure, frames: readonly string[]): Failure {
  error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
  return error;
}
