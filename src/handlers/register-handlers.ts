import { ConfigError } from '../errors/index.js';
import type { Handler } from './handler.js';
import type { HandlerRegistry } from './handler-registry.js';
import { isHandlerClass, registrationsOf } from './registration.js';

/** A class whose constructor takes no arguments; pass an instance of any other. */
export type HandlerClass = new () => object;

/**
 * Registers the decorated methods of a class, of which one instance is made, or of an instance.
 *
 * @throws ConfigError when the class needs arguments, or has no decorated method
 */
export function registerHandlers(registry: HandlerRegistry, target: HandlerClass | object): void {
  const instance = typeof target === 'function' ? instantiate(target as HandlerClass) : target;
  if (typeof instance !== 'object' || instance === null || typeof instance.constructor !== 'function')
    throw notHandlers();
  const owner = instance.constructor;
  const registrations = registrationsOf(instance);
  if (registrations.length === 0) {
    const marked = isHandlerClass(owner) ? 'is marked by @WecomHandlers() but ' : '';
    const message = `${owner.name || 'the object'} ${marked}has no decorated method; add @OnText(), @OnMessage(), @OnEvent(), @OnChange() or @OnUnhandled() to one`;
    throw new ConfigError([{ option: 'register', message }]);
  }
  for (const { selector, methodName } of registrations) {
    const method: unknown = Reflect.get(instance, methodName);
    if (typeof method !== 'function') throw notHandlers(`${owner.name}.${String(methodName)} is not a method any more`);
    registry.add(selector, method.bind(instance) as Handler<never>, `${owner.name}.${String(methodName)}`);
  }
}

function notHandlers(message = 'takes a class with decorated methods, or an instance of one'): ConfigError {
  return new ConfigError([{ option: 'register', message }]);
}

function instantiate(target: HandlerClass): object {
  if (!/^class\b/.test(Function.prototype.toString.call(target))) throw notHandlers();
  if (target.length > 0) {
    const message = `the constructor of ${target.name} takes arguments; register an instance: app.register(new ${target.name}(…))`;
    throw new ConfigError([{ option: 'register', message }]);
  }
  return new target();
}
