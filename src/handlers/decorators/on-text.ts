import type { TextMessage } from '../../message/index.js';
import { type HandlerDecorator, handlerDecorator } from './handler-decorator.js';

/**
 * The method takes text messages: those that are exactly `pattern`, those that a regular expression finds (see
 * `ctx.match`), or, without a pattern, all.
 */
export function OnText(pattern?: string | RegExp): HandlerDecorator<TextMessage> {
  return handlerDecorator(
    'OnText',
    pattern === undefined ? { kind: 'message', msgType: 'text' } : { kind: 'text', pattern },
  );
}
