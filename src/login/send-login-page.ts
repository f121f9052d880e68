import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { LOGIN_TEXTS, type LoginPageName } from './login-texts.js';

const STATUS: Readonly<Record<LoginPageName, number>> = {
  denied: 403,
  no_cookies: 400,
  failed: 400,
  unavailable: 502,
  no_member: 403,
  signed_out: 200,
  foreign: 403,
  not_allowed: 405,
  no_host: 400,
};

const STYLE = `
:root { color-scheme: light dark; --page: #f3f4f6; --card: #fff; --text: #1c2026; --muted: #5c6570; --fill: #1a66d6; }
@media (prefers-color-scheme: dark) {
  :root { --page: #191c21; --card: #2a2f37; --text: #e5e8ec; --muted: #a3acb8; --fill: #2468cc; }
}
body {
  display: grid; box-sizing: border-box; min-height: 100vh; margin: 0; padding: 24px 16px; place-items: center;
  background: var(--page); color: var(--text);
  font: 15px / 1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main { box-sizing: border-box; width: min(420px, 100%); padding: 28px; border-radius: 14px; background: var(--card); }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.35; }
p { margin: 0; color: var(--muted); }
a {
  display: inline-block; margin-top: 20px; padding: 7px 18px; border-radius: 8px; background: var(--fill); color: #fff;
  text-decoration: none;
}
a:hover { filter: brightness(1.08); }
a:focus-visible { outline: 2px solid var(--fill); outline-offset: 2px; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** For everything the login answers by itself: what it says is for one browser, once, and leads nowhere else. */
const HEADERS = {
  'Content-Security-Policy':
    `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** `zh` or `en`, whichever the browser prefers. */
export function languageOf(request: Request): 'zh' | 'en' {
  return request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en';
}

/** Sends one of the login's own pages, in the browser's language. @param loginUrl where its button leads */
export function sendLoginPage(request: Request, response: Response, name: LoginPageName, loginUrl: string): void {
  const lang = languageOf(request);
  const { title, text, button } = LOGIN_TEXTS[lang][name];
  const link = button === undefined ? '' : `\n<a href="${loginUrl.replace(/[&<>"']/g, toReference)}">${button}</a>`;
  response
    .status(STATUS[name])
    .set(HEADERS)
    .vary('Accept-Language')
    .type('html')
    .send(`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>${link}
</main>
</body>
</html>
`);
}

/** Leads the browser on; nothing on the way may be kept or told to where it goes. */
export function sendRedirect(response: Response, url: string, status: 302 | 303 = 302): void {
  response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }).redirect(status, url);
}

function toReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
