import type {
  ChangeEventMap,
  Event,
  EventMap,
  EventName,
  KeyedEventName,
  Message,
  MessageMap,
  MsgType,
  TextMessage,
  UnknownEvent,
} from '../message/index.js';
import type { ErrorHandler, Handler } from './handler.js';
import { HandlerSet } from './handler-set.js';
import type { Middleware } from './middleware.js';
import { type HandlerClass, registerHandlers } from './register-handlers.js';

/**
 * The ways to register handlers. For a callback one handler is chosen: exact (`onText('help')`, `onEvent` with a key,
 * `onChange`) before pattern (a regular expression) before type (`on('image')`, `onEvent('click')`) before general
 * (`setMessageHandler`, `setEventHandler`) before `onUnhandled`. Within a rank the one registered first wins; the
 * general handlers replace what was set before. A callback that nobody takes is answered with an empty 200.
 */
export class HandlerRegistrar {
  /** What is registered so far. */
  protected readonly handlers = new HandlerSet();

  /** Takes every message that no finer handler takes. A second call replaces the first. */
  setMessageHandler(handler: Handler<Message>): this {
    this.handlers.registry.add({ kind: 'any-message' }, handler);
    return this;
  }

  /** Takes every event that no finer handler takes. A second call replaces the first. */
  setEventHandler(handler: Handler<Event>): this {
    this.handlers.registry.add({ kind: 'any-event' }, handler);
    return this;
  }

  /** Hears of every error in a handler or middleware and may answer the member. A second call replaces the first. */
  setErrorHandler(handler: ErrorHandler): this {
    if (typeof handler !== 'function') throw missingHandler('setErrorHandler');
    this.handlers.errorHandler = handler;
    return this;
  }

  /** Takes messages of one type (消息类型), e.g. `on('image', …)`. */
  on<T extends MsgType>(msgType: T, handler: Handler<MessageMap[T]>): this {
    this.handlers.registry.add({ kind: 'message', msgType }, handler);
    return this;
  }

  /** Takes all text messages that no pattern takes. */
  onText(handler: Handler<TextMessage>): this;
  /** Takes text messages that are exactly `pattern`, or that a regular expression finds (see `ctx.match`). */
  onText(pattern: string | RegExp | undefined, handler: Handler<TextMessage>): this;
  onText(first: string | RegExp | Handler<TextMessage> | undefined, second?: Handler<TextMessage>): this {
    const handler = typeof first === 'function' ? first : second;
    if (handler === undefined) throw missingHandler('onText');
    if (typeof first === 'function' || first === undefined) return this.on('text', handler);
    this.handlers.registry.add({ kind: 'text', pattern: first }, handler);
    return this;
  }

  /** Takes events of one kind (事件类型), e.g. `onEvent('enter_agent', …)`. */
  onEvent<E extends EventName>(event: E, handler: Handler<EventMap[E]>): this;
  /** Takes events whose EventKey is exactly `key`, or is found by a regular expression, e.g. a menu's. */
  onEvent<E extends KeyedEventName>(event: E, key: string | RegExp | undefined, handler: Handler<EventMap[E]>): this;
  /** Takes events that have no type here yet, by their name on the wire. */
  onEvent<E extends string>(event: E extends EventName ? never : E, handler: Handler<UnknownEvent>): this;
  onEvent(event: string, first: string | RegExp | Handler<never> | undefined, second?: Handler<never>): this {
    const handler = typeof first === 'function' ? first : second;
    if (handler === undefined) throw missingHandler('onEvent');
    const key = typeof first === 'function' ? undefined : first;
    this.handlers.registry.add(key === undefined ? { kind: 'event', event } : { kind: 'event', event, key }, handler);
    return this;
  }

  /** Takes events of one ChangeType (变更类型), e.g. `onChange('change_contact', 'create_user', …)`. */
  onChange<E extends keyof ChangeEventMap, C extends keyof ChangeEventMap[E] & string>(
    event: E,
    changeType: C,
    handler: Handler<Extract<Event, { event: E; changeType: C }>>,
  ): this {
    this.handlers.registry.add({ kind: 'change', event, changeType }, handler);
    return this;
  }

  /** Takes every message that no other handler takes, the general one included. */
  onUnhandled(handler: Handler<Message>): this {
    this.handlers.registry.add({ kind: 'unhandled' }, handler);
    return this;
  }

  /** Wraps every callback, in the order of the calls: the first is outermost. */
  use(middleware: Middleware): this {
    if (typeof middleware !== 'function') throw missingHandler('use');
    this.handlers.middleware.push(middleware);
    return this;
  }

  /**
   * Registers the decorated methods of a class, of which one instance is made, or of an instance.
   *
   * @throws ConfigError when the class needs arguments, or has no decorated method
   */
  register(target: HandlerClass | object): this {
    registerHandlers(this.handlers.registry, target);
    return this;
  }
}

function missingHandler(method: string): TypeError {
  return new TypeError(`${method}() needs a handler function as its last argument`);
}
