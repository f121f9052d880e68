import type { Message } from '../../message/index.js';
import { type HandlerDecorator, handlerDecorator } from './handler-decorator.js';

/** The method takes every message that no other handler takes; events that nobody takes are answered empty. */
export function OnUnhandled(): HandlerDecorator<Message> {
  return handlerDecorator('OnUnhandled', { kind: 'unhandled' });
}
