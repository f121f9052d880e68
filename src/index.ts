// What nearly every app needs.
export { type ListenOptions, WecomApp } from './app/index.js';
export type { Context, ContextState, ErrorHandler, Handler, Middleware, Next, ReplyValue } from './handlers/index.js';
export { OnChange, OnEvent, OnMessage, OnText, OnUnhandled, WecomHandlers } from './handlers/index.js';
export type { WecomAppOptions } from './options/index.js';
export * from './reply/index.js';

// Messages, events and template cards.
export * from './message/index.js';

// Errors.
export * from './errors/index.js';

// For other transports, for tests and for what these types are made of.
export type { Clock, ClockTimer } from './clock/index.js';
export { ManualClock, systemClock } from './clock/index.js';
export type { CallbackRequest, CallbackResponse } from './dispatch/index.js';
export type { HandlerClass, HandlerDecorator, HandlerMethod } from './handlers/index.js';
export type { RunningServer } from './http/index.js';
export type { Logger, LogMethod } from './logger/index.js';
export type { AppConfig, Environment } from './options/index.js';
export type { XmlRecord, XmlValue } from './xml/index.js';
