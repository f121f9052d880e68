import type { ConversationEntry } from '../page-api/index.js';
import { messageText } from './message-text.js';

/** What a message must be: these words exactly, words that match, or what the function accepts. */
export type ReplyPattern = string | RegExp | ((message: ConversationEntry) => boolean);

export function matchesPattern(message: ConversationEntry, pattern: ReplyPattern | undefined): boolean {
  if (pattern === undefined) return true;
  if (typeof pattern === 'string') return messageText(message) === pattern;
  return pattern instanceof RegExp ? messageText(message).search(pattern) >= 0 : pattern(message);
}

/** The pattern for people. */
export function describePattern(pattern: ReplyPattern | undefined): string {
  if (pattern === undefined) return 'any message';
  if (typeof pattern === 'string') return JSON.stringify(pattern);
  return pattern instanceof RegExp ? String(pattern) : `what ${pattern.name || 'the given function'} accepts`;
}
