import type { Incoming } from '../../message/index.js';
import type { Context } from '../context.js';
import type { ReplyValue } from '../handler.js';
import { recordRegistration } from '../registration.js';
import type { Selector } from '../selector.js';

/** A method that can take `M`; it may leave out the context, or both. */
export type HandlerMethod<M extends Incoming, This> = (
  this: This,
  message: M,
  ctx: Context<M>,
) => ReplyValue | Promise<ReplyValue>;

/**
 * What `@OnMessage()` and the like return: usable as a TC39 standard decorator and, with `experimentalDecorators`, as
 * a legacy one. The compiler picks the overload by its mode; a method for another message type fits neither.
 */
export interface HandlerDecorator<M extends Incoming> {
  <This, F extends HandlerMethod<M, This>>(method: F, context: ClassMethodDecoratorContext<This, F>): void;
  <F extends HandlerMethod<M, never>>(
    prototype: object,
    methodName: string | symbol,
    descriptor: TypedPropertyDescriptor<F>,
  ): void;
}

/** Makes the decorator that registers a method for what `selector` says. `name` is for error messages. */
export function handlerDecorator<M extends Incoming>(name: string, selector: Selector): HandlerDecorator<M> {
  function decorate(target: object, second: unknown, descriptor?: PropertyDescriptor): void {
    if (isDecoratorContext(second)) {
      if (second.kind !== 'method' || second.static || second.private) throw misplaced(name, second.name);
      // Runs once per instance, before its fields: `this` is already of the most derived class.
      second.addInitializer(function (this: unknown) {
        recordRegistration((this as object).constructor, { selector, methodName: second.name, method: target });
      });
      return;
    }
    const methodName = second as string | symbol;
    if (typeof target === 'function' || typeof descriptor?.value !== 'function') throw misplaced(name, methodName);
    recordRegistration(target.constructor, { selector, methodName, method: descriptor.value });
  }
  return decorate as HandlerDecorator<M>;
}

function isDecoratorContext(value: unknown): value is ClassMethodDecoratorContext {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function misplaced(name: string, member: string | symbol): TypeError {
  return new TypeError(`@${name} can only stand on a public method of an instance, not on ${String(member)}`);
}
