import type { Request, Response } from 'express';
import type { WecomApp } from '../src/index.js';
import { wecomLogin, wecomUserOf } from '../src/login/index.js';
import type { Demo } from './runner/demo.js';
import { runDemo } from './runner/run-demo.js';

/** Pages beside the callbacks: `app.express` serves every path that is not theirs. */
function servePages(app: WecomApp): void {
  const { environment } = app.config;
  const site = app.express;
  site.get('/public', (_request, response) => void response.send('Everybody may read this.'));
  // What follows knows who is looking: inside WeCom without a question, elsewhere after a QR code.
  site.use(wecomLogin({ api: app.api, environment, logger: app.config.logger }));
  site.get('/', showMember);
  // A script that asks without a login gets 401 and the address of the login.
  site.get('/api/me', (request, response) => void response.json({ userId: wecomUserOf(request).userId }));
}

async function showMember(request: Request, response: Response): Promise<void> {
  const user = wecomUserOf(request);
  const { name = '' } = await user.details();
  response.send(page`
    <h1>Hello ${name}</h1>
    <p>You are the member <b>${user.userId}</b>. Your login ends at ${user.expiresAt.toLocaleTimeString()}.</p>
    <form method="post" action="/wecom-login/sign-out"><button>Sign out</button></form>`);
}

/** HTML in which every value is text: names are what members enter. */
function page(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const escaped = values.map((value) => value.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`));
  const body = String.raw({ raw: parts }, ...escaped);
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hello</title>${body}`;
}

export const webLogin: Demo = {
  title: 'Web login',
  about: 'The menu opens a page that knows you; so does a browser, after a QR code.',
  setUp(app) {
    servePages(app);
    app.onUnhandled(() => 'Open the page from the menu.');
  },
  // Takes the place of the menu that the app has.
  started: (app, { origin }) => {
    const url = app.config.environment.WECOM_APP_ORIGIN ?? origin;
    console.log(`The page: ${url}/`);
    return app.api.menu.create({ button: [{ name: 'My page', type: 'view', url: `${url}/` }] });
  },
};

await runDemo(import.meta.url, webLogin);
