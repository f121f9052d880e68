import type { EventMap, EventName, KeyedEventName, UnknownEvent } from '../../message/index.js';
import { type HandlerDecorator, handlerDecorator } from './handler-decorator.js';

/**
 * The method takes events of one kind (事件类型), e.g. `@OnEvent('enter_agent')`; with a key only those whose EventKey
 * is exactly it, or is found by a regular expression, e.g. `@OnEvent('click', 'MENU_REPORT')`. An event that has no
 * type here yet is an `UnknownEvent`.
 */
export function OnEvent<E extends KeyedEventName>(event: E, key: string | RegExp): HandlerDecorator<EventMap[E]>;
export function OnEvent<E extends EventName>(event: E): HandlerDecorator<EventMap[E]>;
export function OnEvent<E extends string>(
  event: E extends EventName ? never : E,
  key?: string | RegExp,
): HandlerDecorator<UnknownEvent>;
export function OnEvent(event: string, key?: string | RegExp): HandlerDecorator<never> {
  return handlerDecorator('OnEvent', key === undefined ? { kind: 'event', event } : { kind: 'event', event, key });
}
