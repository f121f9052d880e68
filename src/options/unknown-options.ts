import type { ConfigProblem } from '../errors/index.js';
import { nearestName } from './nearest-name.js';

/** Every option, so that one missing here does not compile. */
export type KnownOptions<Options> = Readonly<Record<keyof Options, true>>;

/** How many are told one by one: whoever hands over something else entirely need not read all of its names. */
const MOST = 5;

/**
 * Finds options that there are not, which would have no effect; one that is `undefined` is as if it were not there.
 *
 * @param path what stands before their names, e.g. `apps[0].`
 */
export function unknownOptions(options: object, known: object, path = ''): readonly ConfigProblem[] {
  const names = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || Object.hasOwn(known, name) ? [] : [name],
  );
  return names.slice(0, MOST).map((name, index) => {
    const nearest = nearestName(name, Object.keys(known));
    const advice = nearest === undefined ? 'check its spelling' : `did you mean ${nearest}?`;
    const others = index === MOST - 1 && names.length > MOST ? ` (and so are ${names.length - MOST} more)` : '';
    return { option: path + name, message: `is not known here${others}; ${advice}` };
  });
}
