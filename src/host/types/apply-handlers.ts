import type { WecomApp } from '../../app/index.js';
import { ConfigError } from '../../errors/index.js';
import type { HandlerClass } from '../../handlers/index.js';
import type { AppHandlers, AppTypeOptions, CreateHandlers } from './app-handlers.js';

/**
 * Registers handlers on an app.
 *
 * @throws ConfigError when there is nothing to register, or only later
 */
export function applyHandlers(app: WecomApp, handlers: AppHandlers, options: AppTypeOptions): void {
  if (!isFunction(handlers)) {
    register(app, handlers);
    return;
  }
  const made = handlers(app, options);
  if (made instanceof Promise) {
    made.catch(() => undefined);
    const message = 'must not be asynchronous; move what takes time to the top of its module, as a top-level await';
    throw new ConfigError([{ option: 'handlers', message }]);
  }
  if (made !== undefined && made !== null) register(app, made);
}

function register(app: WecomApp, handlers: HandlerClass | object): void {
  if (Array.isArray(handlers)) for (const each of handlers) app.register(each);
  else app.register(handlers);
}

/** Whether it is to be called rather than made an instance of. */
function isFunction(handlers: AppHandlers): handlers is CreateHandlers {
  return typeof handlers === 'function' && !/^class\b/.test(Function.prototype.toString.call(handlers));
}
