export { openAnswer } from './open-answer.js';
export type { OpenedAnswer } from './opened-answer.js';
export { type PassiveAnswer, type ReplyReading, readReply } from './read-reply.js';
