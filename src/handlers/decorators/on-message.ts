import type { MessageMap, MsgType } from '../../message/index.js';
import { type HandlerDecorator, handlerDecorator } from './handler-decorator.js';

/** The method takes messages of one type (消息类型), e.g. `@OnMessage('image')`. */
export function OnMessage<T extends MsgType>(msgType: T): HandlerDecorator<MessageMap[T]> {
  return handlerDecorator('OnMessage', { kind: 'message', msgType });
}
