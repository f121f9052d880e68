import { SENSITIVE_FIELDS, type World } from '../world/index.js';
import { Html, html } from './html.js';
import type { LoginLink } from './login-link.js';
import type { LoginPerson } from './login-person.js';
import { LOGIN_STYLE } from './login-style.js';
import type { LoginTexts } from './login-texts.js';

/** Where a browser's person is chosen without a link. */
export const PERSON_PATH = '/_emulator/login';

/** Those to choose from, and the one chosen before. */
interface PeopleChoice {
  readonly people: readonly LoginPerson[];
  readonly chosen: string | undefined;
}

interface LoginPageOptions extends PeopleChoice {
  readonly world: World;
  readonly link: LoginLink;
  readonly texts: LoginTexts;
  /** Whether the browser says that it is WeCom, or WeChat. */
  readonly isInside: boolean;
}

/** The page that a login link leads to: who is it, and do they allow it? */
export function loginPage({ world, link, texts, people, chosen, isInside }: LoginPageOptions): Html {
  const { kind, app, scope, redirectUri, warnings } = link;
  const asksFields = scope === 'snsapi_privateinfo' && app !== undefined;
  const isSilent = kind === 'authorize' && !asksFields;
  const outside = kind === 'authorize' && !isInside ? [texts.outside] : [];
  const title = texts.wantsToKnow(app?.name ?? world.corp.corpName, new URL(redirectUri).host);
  const note = kind === 'qr' ? texts.scan : asksFields ? texts.asks : texts.silent;
  return document(
    texts,
    title,
    html`<p class="muted">${note}${isSilent ? html` <a href="${PERSON_PATH}">${texts.change}</a>` : undefined}</p>
${warningList([...outside, ...warnings])}
<form method="post">
${choiceOf(texts, { people, chosen })}
${asksFields ? fieldChoice(texts) : undefined}
<div class="actions">
${isSilent ? undefined : html`<button name="decision" value="deny">${texts.deny}</button>`}
<button class="primary" name="decision" value="allow">${isSilent ? texts.goOn : texts.allow}</button>
</div>
</form>`,
  );
}

/** The page that chooses whose WeCom a browser is. */
export function personPage(texts: LoginTexts, choice: PeopleChoice): Html {
  return document(
    texts,
    texts.choose,
    html`<p class="muted">${texts.chooseNote}</p>
<form method="post">
${choiceOf(texts, choice)}
<div class="actions">
<button name="decision" value="forget">${texts.forget}</button>
<button class="primary" name="decision" value="remember">${texts.remember}</button>
</div>
</form>`,
  );
}

/** What WeCom shows in place of a page for a link that it does not accept. */
export function problemPage(texts: LoginTexts, problem: string): Html {
  return document(texts, texts.refused, html`<p class="problem" lang="en">${problem}</p>`);
}

function document(texts: LoginTexts, title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(LOGIN_STYLE)}</style>
</head>
<body>
<main class="card">
<p class="brand">${texts.emulator}</p>
<h1 dir="auto">${title}</h1>
${content}
</main>
</body>
</html>
`;
}

function warningList(warnings: readonly string[]): Html | undefined {
  if (warnings.length === 0) return undefined;
  return html`<ul class="warnings">${warnings.map((warning) => html`<li dir="auto">${warning}</li>`)}</ul>`;
}

function choiceOf(texts: LoginTexts, { people, chosen }: PeopleChoice): Html {
  const known = people.some(({ id }) => id === chosen) ? chosen : people[0]?.id;
  const rows = people.map(({ id, kind, name, note }) => {
    const isChosen = id === known ? ' checked' : '';
    const detail = kind === 'customer' ? `${texts.customer} · ${note}` : note;
    return html`<label class="person"><input type="radio" name="who" value="${id}" required${isChosen}>
<span><span dir="auto">${name || texts.stranger}</span><br><span class="person__note">${detail}</span></span></label>
`;
  });
  return html`<fieldset><legend>${texts.who}</legend><div class="people">${rows}</div></fieldset>`;
}

function fieldChoice(texts: LoginTexts): Html {
  const boxes = SENSITIVE_FIELDS.map(
    (field) =>
      html`<label><input type="checkbox" name="grant" value="${field}" checked>${texts.fieldNames[field]}</label>`,
  );
  return html`<fieldset><legend>${texts.fields}</legend><div class="fields">${boxes}</div></fieldset>`;
}
