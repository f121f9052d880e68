import type { WecomApp } from '../../app/index.js';
import type { HandlerClass } from '../../handlers/index.js';

/** What a type is told about one app: `options` of its settings, as they are written there. */
export type AppTypeOptions = Readonly<Record<string, unknown>>;

/**
 * Gives an app its handlers: registers them on `app`, or returns decorated classes or instances to be registered. It
 * must not be asynchronous; what takes time belongs at the top of its module, as a top-level `await`.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: one that registers by itself returns nothing
export type CreateHandlers = (app: WecomApp, options: AppTypeOptions) => object | HandlerClass | void;

/** What an app answers: a function that registers its handlers, decorated classes, instances, or several of these. */
export type AppHandlers = CreateHandlers | HandlerClass | object | readonly (HandlerClass | object)[];
