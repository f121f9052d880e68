import path = require('node:path');

async function main(): Promise<void> {
  const { WecomApp } = await import('wecom-app-svr');
  const app = new WecomApp({ path: path.posix.join('/', 'cjs') });
  app.onText((message) => message.content).onEvent('enter_agent', () => 'Welcome!');
  await app.listen();
}

void main();
