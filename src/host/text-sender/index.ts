export { TextSenders, type TextSendersOptions } from './text-senders.js';
