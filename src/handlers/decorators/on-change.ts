import type { ChangeEventMap, Event } from '../../message/index.js';
import { type HandlerDecorator, handlerDecorator } from './handler-decorator.js';

/** The method takes events of one ChangeType (变更类型), e.g. `@OnChange('change_contact', 'create_user')`. */
export function OnChange<E extends keyof ChangeEventMap, C extends keyof ChangeEventMap[E] & string>(
  event: E,
  changeType: C,
): HandlerDecorator<Extract<Event, { event: E; changeType: C }>> {
  return handlerDecorator('OnChange', { kind: 'change', event, changeType });
}
