import type { EventName, MsgType } from '../message/index.js';

/** Which callbacks a handler takes: plain data, recorded by a decorator or a call, read by the registry. */
export type Selector =
  | { readonly kind: 'text'; readonly pattern: string | RegExp }
  | { readonly kind: 'message'; readonly msgType: MsgType | (string & {}) }
  | { readonly kind: 'event'; readonly event: EventName | (string & {}); readonly key?: string | RegExp }
  | { readonly kind: 'change'; readonly event: string; readonly changeType: string }
  | { readonly kind: 'any-message' }
  | { readonly kind: 'any-event' }
  | { readonly kind: 'unhandled' };

/** How logs and errors name a selector, e.g. `onText(/^a/)`. */
export function describeSelector(selector: Selector): string {
  switch (selector.kind) {
    case 'text':
      return `onText(${show(selector.pattern)})`;
    case 'message':
      return `on(${show(selector.msgType)})`;
    case 'event':
      return `onEvent(${[selector.event, ...(selector.key === undefined ? [] : [selector.key])].map(show).join(', ')})`;
    case 'change':
      return `onChange(${show(selector.event)}, ${show(selector.changeType)})`;
    case 'any-message':
      return 'messageHandler';
    case 'any-event':
      return 'eventHandler';
    case 'unhandled':
      return 'onUnhandled()';
  }
}

function show(value: string | RegExp): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
