import type { Incoming } from '../message/index.js';
import type { PassiveReply } from '../reply/index.js';
import type { Context } from './context.js';

/**
 * What a handler may answer: a text, a passive reply, or nothing (`undefined` or `null`), which WeCom gets as an
 * empty 200.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without `return` is a handler that answers nothing
export type ReplyValue = string | PassiveReply | null | undefined | void;

/** Takes one kind of message or event and answers it, at once or by a promise. */
export type Handler<M extends Incoming> = (message: M, ctx: Context<M>) => ReplyValue | Promise<ReplyValue>;

/** Runs when a handler or a middleware throws; may answer the member in its place. */
export type ErrorHandler = (error: unknown, ctx: Context) => ReplyValue | Promise<ReplyValue>;
