import { markHandlerClass } from '../registration.js';

/** A class decorator in both modes: the legacy one passes the class alone. */
export type HandlerClassDecorator = <C extends abstract new (...args: never) => object>(
  target: C,
  context?: ClassDecoratorContext<C>,
) => void;

/**
 * Marks a class whose methods handle messages and events, for `app.register()`, which then insists on finding at
 * least one decorated method.
 */
export function WecomHandlers(): HandlerClassDecorator {
  return (target) => markHandlerClass(target);
}
