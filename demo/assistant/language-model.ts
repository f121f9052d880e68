import type { Logger } from '../../src/index.js';

/** One turn of a conversation. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What `Context` has of this. */
export interface ModelContext {
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** Finds the next words of a conversation. @throws ModelError when it finds none */
export type LanguageModel = (messages: readonly ChatMessage[], ctx: ModelContext) => Promise<string>;

/** There is no answer; the message tells the member why, the log tells more. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}
