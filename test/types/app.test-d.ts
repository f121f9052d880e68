// Compiled by `npm run typecheck`; never run. Each line after `@ts-expect-error` must not compile.
import express from 'express';
import { pino } from 'pino';
import {
  type AppConfig,
  type CallbackRequest,
  type CallbackResponse,
  type ClickEvent,
  type Context,
  type CreateUserEvent,
  type Event,
  type EventMap,
  type ImageMessage,
  type Message,
  type Middleware,
  OnText,
  type RunningServer,
  reply,
  type TextMessage,
  type UnknownEvent,
  WecomApp,
  type WecomAppOptions,
  WecomHandlers,
} from '../../src/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_T extends true>(): void {}

const app = new WecomApp();

// Options: all may be absent, none may be misspelt or of another type.
export const options: WecomAppOptions = { corpId: 'ww', token: 't', encodingAESKey: 'k', port: 0, logger: pino() };
new WecomApp(options);
// @ts-expect-error the option is corpId
new WecomApp({ corpid: 'ww' });
// @ts-expect-error a port is a number
new WecomApp({ port: '5001' });
// @ts-expect-error an absent option is left out, not undefined
new WecomApp({ token: undefined });
// @ts-expect-error the settings in force cannot be changed
app.config.port = 80;
holds<Equal<AppConfig['port'], number>>();

// The general handlers get the unions, which the tags narrow.
app.setMessageHandler((message, ctx) => {
  holds<Equal<typeof message, Message>>();
  holds<Equal<typeof ctx, Context<Message>>>();
  // @ts-expect-error not every message has a content
  message.content;
  return message.msgType === 'text' ? message.content : reply.text(ctx.userId);
});
app.setEventHandler((event) => {
  holds<Equal<typeof event, Event>>();
  // @ts-expect-error not every event has a key
  event.eventKey;
  if (event.event === 'click') return event.eventKey;
  return event.event === 'enter_agent' ? 'Welcome!' : undefined;
});
app.setErrorHandler((error, ctx) => {
  holds<Equal<typeof error, unknown>>();
  return ctx.message.msgType === 'text' ? 'Sorry.' : null;
});
app.onUnhandled((message) => void holds<Equal<typeof message, Message>>());

// The finer ones get exactly their type.
app
  .on('image', (message, ctx) => {
    holds<Equal<typeof message, ImageMessage>>();
    holds<Equal<typeof ctx.message, ImageMessage>>();
    return reply.image(message.mediaId);
  })
  .onText((message) => void holds<Equal<typeof message, TextMessage>>())
  .onText('help', () => 'help')
  .onText(/^order (\d+)$/, async (_message, ctx) => `order ${ctx.match?.[1]}`)
  .onEvent('click', (event) => void holds<Equal<typeof event, ClickEvent>>())
  .onEvent('click', 'MENU_REPORT', (event) => event.eventKey)
  .onEvent('change_external_contact', (event) => void holds<Equal<typeof event, EventMap['change_external_contact']>>())
  .onEvent('not_known_yet', (event) => void holds<Equal<typeof event, UnknownEvent>>())
  .onChange('change_contact', 'create_user', (event) => void holds<Equal<typeof event, CreateUserEvent>>());

// @ts-expect-error there is no such message type
app.on('picture', () => undefined);
// @ts-expect-error an event is not a message type
app.on('event', () => undefined);
// @ts-expect-error a text handler is for texts
app.onText((message: ImageMessage) => message.mediaId);
// @ts-expect-error an event without EventKey has no key to match
app.onEvent('unsubscribe', 'KEY', () => undefined);
// @ts-expect-error there is no such ChangeType under this event
app.onChange('change_contact', 'create_tag', () => undefined);

// What is no reply is refused, also behind a promise.
// @ts-expect-error a number is not a reply
app.on('text', () => 42);
// @ts-expect-error nor is a promise of one
app.on('text', async () => 42);
// @ts-expect-error nor is an object that no reply function made
app.on('text', () => ({ text: 'hi' }));

// Classes.
@WecomHandlers()
class Bot {
  @OnText('help') help(): string {
    return 'help';
  }
}
app.register(Bot).register(new Bot());
// @ts-expect-error a name is neither a class nor an instance
app.register('Bot');

// Middleware sees every callback.
export const timing: Middleware = async (ctx, next) => {
  const answer = await next();
  ctx.state.userId = ctx.userId;
  return answer;
};
app.use(timing);
// @ts-expect-error an Express middleware is not one of these
app.use((_request: unknown, _response: unknown, next: () => void) => next());

// Ways to serve.
export const listening: Promise<RunningServer> = app.listen({ closeOnSignals: false });
express().use('/wecom_app_cb', app.router());
app.express.get('/healthz', (_request, response) => void response.send('ok'));
export const request: CallbackRequest = { method: 'POST', query: { nonce: '1' }, body: new Uint8Array() };
export const response: Promise<CallbackResponse> = app.handle(request);
