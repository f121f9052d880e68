import { z } from 'zod';

/** A whole number from `least` on, described without the bounds of a safe integer, which tell nobody anything. */
export function wholeNumber(least?: number) {
  const number = least === undefined ? z.int() : z.int().min(least);
  return number.meta({ minimum: least, maximum: undefined });
}
