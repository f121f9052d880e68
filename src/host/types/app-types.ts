import { ConfigError } from '../../errors/index.js';
import type { CreateHandlers } from './app-handlers.js';
import { echo } from './echo.js';

const types = new Map<string, CreateHandlers>([['echo', echo]]);

/**
 * Names a kind of app, for the `type` of an app's settings; a name that is there already is given anew. `echo` is built
 * in.
 *
 * @example
 * registerAppType('order-desk', (app) => {
 *   app.onText(/^order (\d+)$/, (_message, ctx) => `Order ${ctx.match?.[1]} is on its way.`);
 * });
 * @throws ConfigError when the name looks like the path of a file
 */
export function registerAppType(name: string, create: CreateHandlers): void {
  if (/^[\w-]+$/.test(name)) types.set(name, create);
  else
    throw new ConfigError([{ option: 'registerAppType', message: `takes letters, digits, "_" and "-", not ${name}` }]);
}

/** The type of that name; `undefined` when there is none. */
export function appType(name: string): CreateHandlers | undefined {
  return types.get(name);
}

/** The names of all types there are. */
export function appTypeNames(): readonly string[] {
  return [...types.keys()];
}
