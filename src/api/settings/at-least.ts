import type { SettingReader } from '../../options/index.js';

/** Checks a whole number that only code can set. */
export function atLeast(
  read: SettingReader,
  option: string,
  value: number | undefined,
  least: number,
): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return value;
  return read.problem(option, undefined, `must be a whole number, ${least} at least`);
}
