export { type HandlerDecorator, type HandlerMethod, handlerDecorator } from './handler-decorator.js';
export { OnChange } from './on-change.js';
export { OnEvent } from './on-event.js';
export { OnMessage } from './on-message.js';
export { OnText } from './on-text.js';
export { OnUnhandled } from './on-unhandled.js';
export { type HandlerClassDecorator, WecomHandlers } from './wecom-handlers.js';
