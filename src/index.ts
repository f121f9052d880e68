// What nearly every app needs.

// The server API, the group robot, and where tokens are kept.
export * from './api/index.js';
export { type ListenOptions, WecomApp } from './app/index.js';
// For other transports, for tests and for what these types are made of.
export type { Clock, ClockTimer } from './clock/index.js';
export { ManualClock, systemClock } from './clock/index.js';
export type { RawQuery } from './crypto/index.js';
export type { CallbackRequest, CallbackResponse } from './dispatch/index.js';
// Errors.
export * from './errors/index.js';
export type {
  Context,
  ContextState,
  ErrorHandler,
  Handler,
  HandlerClass,
  HandlerDecorator,
  HandlerMethod,
  Middleware,
  Next,
  ReplyValue,
} from './handlers/index.js';
export { OnChange, OnEvent, OnMessage, OnText, OnUnhandled, WecomHandlers } from './handlers/index.js';
export type { RunningServer } from './http/index.js';
export type { Logger, LogMethod } from './logger/index.js';
// Messages, events and template cards.
export * from './message/index.js';
export type { AppConfig, Environment, WecomAppOptions } from './options/index.js';
export * from './reply/index.js';
export { MemoryTokenStore, type TokenStore } from './store/index.js';
export type { XmlRecord, XmlValue } from './xml/index.js';
