// Compiled twice, with legacy and with standard decorators: what must not compile must not in either mode.
import {
  type ClickEvent,
  type Context,
  type CreateUserEvent,
  type EnterAgentEvent,
  type ImageMessage,
  type Message,
  OnChange,
  OnEvent,
  OnMessage,
  OnText,
  OnUnhandled,
  reply,
  type TextMessage,
  type UnknownEvent,
  WecomHandlers,
} from '../../src/index.js';

@WecomHandlers()
export class Fits {
  @OnText() none() {}
  @OnText('a') text(message: TextMessage, ctx: Context<TextMessage>) {
    return ctx.message.content === message.content ? 'same' : null;
  }
  @OnMessage('image') async image(message: ImageMessage) {
    return reply.image(message.mediaId);
  }
  @OnMessage('image') any(message: Message) {
    return message.msgType;
  }
  @OnEvent('click', /^MENU_/) click(event: ClickEvent) {
    return event.eventKey;
  }
  @OnEvent('enter_agent') entered(_event: EnterAgentEvent) {}
  @OnEvent('not_known_yet') later(event: UnknownEvent) {
    return event.wireEvent;
  }
  @OnChange('change_contact', 'create_user') joined(event: CreateUserEvent) {
    return event.userId;
  }
  @OnUnhandled() rest(message: Message) {
    return message.msgType;
  }
}

export class DoesNotFit {
  // @ts-expect-error a text handler must not ask for an image
  @OnText('a') text(_message: ImageMessage) {}

  // @ts-expect-error an image handler must not ask for a text
  @OnMessage('image') image(_message: TextMessage) {}

  // @ts-expect-error a number is not a reply
  @OnText('b') result() {
    return 42;
  }

  // @ts-expect-error nor is a promise of one
  @OnText('c') async promised() {
    return 42;
  }

  // @ts-expect-error there is no such message type
  @OnMessage('picture') unknownType() {}

  // @ts-expect-error an event without EventKey has no key to match
  @OnEvent('subscribe', 'KEY') keyless() {}

  // @ts-expect-error there is no such ChangeType under this event
  @OnChange('change_contact', 'create_tag') change() {}

  // @ts-expect-error the handler of one event must not ask for another
  @OnEvent('click') wrongEvent(_event: EnterAgentEvent) {}

  // @ts-expect-error what nobody else takes may be any message
  @OnUnhandled() rest(_message: TextMessage) {}
}
