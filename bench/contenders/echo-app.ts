import { type Logger, type Message, WecomApp } from '../../src/index.js';
import { SETTINGS } from '../settings.js';

/**
 * Our side of every comparison. All defaults, so it writes one log line a callback, which the limit does not.
 *
 * @param logger only to tell what the log costs
 */
export function createEchoApp(logger?: Logger): WecomApp {
  const { corpId, token, encodingAESKey, path } = SETTINGS;
  const options = { corpId, token, encodingAESKey, path, host: '127.0.0.1', port: 0 };
  const app = new WecomApp(logger === undefined ? options : { ...options, logger });
  app.setMessageHandler(echo);
  return app;
}

/** Answers a text with itself. */
export function echo(message: Message): string | undefined {
  return message.msgType === 'text' ? message.content : undefined;
}

/** Writes nothing. */
export const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => SILENT,
  isLevelEnabled: () => false,
};
