import { reply, WecomApp } from 'wecom-app-svr';

const app = new WecomApp();
app.setMessageHandler((message) => (message.msgType === 'text' ? message.content : reply.text(message.msgType)));
app.setEventHandler((event) => (event.event === 'enter_agent' ? 'Welcome!' : undefined));
await app.listen();
