// Never run. The published declarations must be as strict as the source: each line after `@ts-expect-error` is refused.
import { type ImageMessage, OnText, WecomApp } from 'wecom-app-svr';
import { CallbackCrypto } from 'wecom-app-svr/crypto';

const app = new WecomApp();
// @ts-expect-error there is no such message type
app.on('picture', () => undefined);
// @ts-expect-error a number is no reply
app.onText(() => 42);
// @ts-expect-error not every message has a content
app.setMessageHandler((message) => message.content);
// @ts-expect-error the token is missing
new CallbackCrypto({ receiveId: 'ww', encodingAESKey: '' });

export class Wrong {
  // @ts-expect-error a text handler must not ask for an image
  @OnText('a') text(_message: ImageMessage) {}
}
