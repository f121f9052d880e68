import type { IncomingMessage, ServerResponse } from 'node:http';
import { EmulatorError } from '../emulator-error.js';
import { guardRequest, PageProblem } from '../page-server/index.js';
import { type Mount, readBody, type ServerExchange } from '../server/index.js';
import { SENSITIVE_FIELDS, type World } from '../world/index.js';
import { decideLogin } from './decide-login.js';
import type { Html } from './html.js';
import { isLoginPath, type LoginLink, readLoginLink } from './login-link.js';
import { loginPage, PERSON_PATH, personPage, problemPage } from './login-page.js';
import { type LoginPerson, loginPeople } from './login-person.js';
import { LOGIN_STYLE_HASH } from './login-style.js';
import { type LoginTexts, loginTexts } from './login-texts.js';
import { rememberedPerson, rememberPerson } from './remember-person.js';

const MAX_FORM = 64 * 1024;

/** The clients in which a login is silent: members open apps in WeCom, and in WeChat, too. */
const INSIDE = /\b(?:wxwork|MicroMessenger)\//i;

/** Serves the pages on which people log in to the pages of apps. */
export function loginMount(world: World): Mount {
  return async (exchange) => {
    const { request, response, url } = exchange;
    if (!isLoginPath(url.pathname) && url.pathname !== PERSON_PATH) return false;
    let texts = loginTexts(undefined, request.headers['accept-language']);
    try {
      guardRequest(request, world.origin);
      if (request.method !== 'GET' && request.method !== 'POST') {
        throw new PageProblem(405, 'Only GET and POST are served.');
      }
      if (url.pathname === PERSON_PATH) {
        await servePerson(exchange, world, texts);
      } else {
        const link = readLoginLink(url, world);
        texts = loginTexts(link.lang, request.headers['accept-language']);
        await serveLink(exchange, world, link, texts);
      }
    } catch (error) {
      if (!(error instanceof PageProblem) && !(error instanceof EmulatorError)) throw error;
      const status = error instanceof PageProblem ? error.status : 400;
      writePage(response, status, problemPage(texts, error.message));
    }
    return true;
  };
}

async function serveLink(
  { request, response }: ServerExchange,
  world: World,
  link: LoginLink,
  texts: LoginTexts,
): Promise<void> {
  const people = loginPeople(world, link.app);
  const { signedIn } = world.oauth;
  const chosen = signedIn === undefined ? rememberedPerson(request) : `member:${signedIn}`;
  if (request.method === 'POST') {
    const form = await readForm(request);
    const person = demandPerson(people, form.get('who'));
    const granted = SENSITIVE_FIELDS.filter((field) => form.getAll('grant').includes(field));
    const decision = { isAllowed: form.get('decision') === 'allow', granted };
    const location = decideLogin(world, link, person, decision);
    response.writeHead(303, { ...rememberPerson(person.id), ...headersFor(), Location: location }).end();
    return;
  }
  const silent = link.kind === 'authorize' && (link.scope === 'snsapi_base' || link.app === undefined);
  const known = silent ? people.find(({ id }) => id === chosen) : undefined;
  if (known !== undefined) {
    const location = decideLogin(world, link, known, { isAllowed: true });
    response.writeHead(302, { ...headersFor(), Location: location }).end();
    return;
  }
  const isInside = INSIDE.test(request.headers['user-agent'] ?? '');
  const page = loginPage({ world, link, texts, people, chosen, isInside });
  writePage(response, 200, page, new URL(link.redirectUri).origin);
}

async function servePerson({ request, response }: ServerExchange, world: World, texts: LoginTexts): Promise<void> {
  const people = loginPeople(world, world.apps.all()[0]);
  if (request.method === 'GET') {
    writePage(response, 200, personPage(texts, { people, chosen: rememberedPerson(request) }));
    return;
  }
  const form = await readForm(request);
  const person = form.get('decision') === 'forget' ? undefined : demandPerson(people, form.get('who'));
  world.oauth.signedIn = undefined;
  response.writeHead(303, { ...rememberPerson(person?.id), ...headersFor(), Location: PERSON_PATH }).end();
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const { bytes, oversize } = await readBody(request, MAX_FORM);
  if (oversize) throw new PageProblem(413, 'The form is larger than 64 KB.');
  return new URLSearchParams(bytes.toString('utf8'));
}

function demandPerson(people: readonly LoginPerson[], id: string | null): LoginPerson {
  const person = people.find((candidate) => candidate.id === id);
  if (person !== undefined) return person;
  throw new PageProblem(400, 'Choose somebody who is on the page.');
}

function writePage(response: ServerResponse, status: number, page: Html, formTarget?: string): void {
  response.writeHead(status, {
    ...headersFor(formTarget),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(page.text),
  });
  response.end(page.text);
}

/** @param formTarget where the page's form may lead: browsers apply the policy to the redirect after it, too */
function headersFor(formTarget = '') {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src ${LOGIN_STYLE_HASH}`,
      'img-src data:',
      "base-uri 'none'",
      `form-action 'self' ${formTarget}`.trimEnd(),
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    // Not `no-referrer`, which would take the origin off the form as well, and with it what guards the form.
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  } as const;
}
