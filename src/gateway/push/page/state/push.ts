import { signal } from '@preact/signals';
import { authorization } from './api-key.js';
import { chosenContent, idempotencyKey, request, requestFile } from './draft.js';
import { GATEWAY } from './gateway.js';

/** What the gateway has said: to the request, then of the state of the push. */
export interface Answer {
  /** The HTTP status; 0 when there was none. */
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const answer = signal<Answer | undefined>(undefined);
export const isSending = signal(false);

/** How long between two looks at a push, in milliseconds, and when to stop looking. */
const LOOK_EVERY = 500;
const LOOK_FOR = 10 * 60_000;

/** Grows with each push: what follows an earlier one stops. */
let latest = 0;

export async function send(): Promise<void> {
  latest += 1;
  const mine = latest;
  isSending.value = true;
  const once: Record<string, string> = idempotencyKey.value === '' ? {} : { 'Idempotency-Key': idempotencyKey.value };
  const headers = { ...authorization(), ...once };
  const accepted = await ask(GATEWAY, { method: 'POST', ...bodyOf(headers) });
  isSending.value = false;
  if (mine !== latest) return;
  answer.value = accepted;
  const { id } = accepted.body;
  if (accepted.status === 202 && typeof id === 'string') await follow(id, mine);
}

/** Looks at a push until it is sent or has failed. */
async function follow(id: string, mine: number): Promise<void> {
  const end = Date.now() + LOOK_FOR;
  while (mine === latest && Date.now() < end) {
    const record = await ask(`${GATEWAY}/${id}`, { headers: authorization() });
    if (mine !== latest) return;
    answer.value = record;
    if (record.status !== 200 || ['sent', 'failed'].includes(String(record.body.state))) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

function bodyOf(headers: Record<string, string>): RequestInit {
  const file = requestFile.value;
  const name = chosenContent.value?.name;
  if (file === undefined || name === undefined) {
    const body = JSON.stringify(request.value);
    return { headers: { ...headers, 'Content-Type': 'application/json' }, body };
  }
  const form = new FormData();
  for (const [field, value] of formFields()) form.append(field, value);
  form.append(name, file);
  return { headers, body: form };
}

/** The request without its file, as fields of a form: a list is a field for each. */
export function formFields(): readonly (readonly [name: string, value: string])[] {
  const { [chosenContent.value?.name ?? '']: _file, ...others } = request.value;
  return Object.entries(others).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const),
  );
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, init);
    return { status: response.status, body: await response.json().catch(() => ({})) };
  } catch {
    return { status: 0, body: {} };
  }
}
