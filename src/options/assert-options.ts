import { ConfigError } from '../errors/index.js';
import { kindOf } from './kind-of.js';

/** @throws ConfigError when it is no object at all: code that no compiler has seen may pass anything */
export function assertOptions(options: unknown): asserts options is object {
  if (kindOf(options) === 'object') return;
  throw new ConfigError([
    { option: 'options', message: `must be an object with the settings, not a ${kindOf(options)}` },
  ]);
}
