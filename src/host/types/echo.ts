import { reply } from '../../reply/index.js';
import type { CreateHandlers } from './app-handlers.js';

/** The type `echo`: sends back what it is sent, to see that an app works before it does anything else. */
export const echo: CreateHandlers = (app) => {
  app
    .onText((message) => message.content)
    .on('image', (message) => reply.image(message.mediaId))
    .on('voice', (message) => reply.voice(message.mediaId))
    .on('video', (message) => reply.video(message.mediaId))
    .onUnhandled((message) => `Received: ${message.msgType}`);
};
