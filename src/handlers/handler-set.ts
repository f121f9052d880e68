import type { ErrorHandler } from './handler.js';
import { HandlerRegistry } from './handler-registry.js';
import type { Middleware } from './middleware.js';

/** Everything that an app's author registered. */
export class HandlerSet {
  readonly registry = new HandlerRegistry();
  /** Outermost first. */
  readonly middleware: Middleware[] = [];
  errorHandler: ErrorHandler | undefined;
}
