import {
  type Context,
  type EnterAgentEvent,
  OnEvent,
  OnText,
  reply,
  type TextMessage,
  WecomApp,
  WecomHandlers,
} from 'wecom-app-svr';

@WecomHandlers()
class Bot {
  @OnText() echo(message: TextMessage, ctx: Context) {
    return reply.text(ctx.message === message ? message.content : 'another message');
  }

  @OnEvent('enter_agent') async welcome(_event: EnterAgentEvent) {
    return 'Welcome!';
  }
}

await new WecomApp().register(Bot).listen();
