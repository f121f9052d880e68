import { signal } from '@preact/signals';
import type { GatewayContact, SendJob } from '../../index.js';
import { peopleWithTag } from './contacts.js';
import { post } from './gateway-api.js';
import { openJob } from './jobs.js';

/** So many recipients are named before it says how many more there are. */
const NAMED = 5;

/** A message being written, and to whom. */
export interface Draft {
  readonly to: { readonly contact: GatewayContact } | { readonly tag: string };
  readonly names: readonly string[];
  readonly total: number;
  readonly text: string;
  /** The same for every try, so that a message is sent once however often the button is pressed. */
  readonly idempotencyKey: string;
}

export const draft = signal<Draft | undefined>(undefined);

export function writeToContact(contact: GatewayContact): void {
  draft.value = { to: { contact }, names: [nameOf(contact)], total: 1, text: '', idempotencyKey: newKey() };
}

export async function writeToTag(tag: string): Promise<void> {
  const { datas, total } = await peopleWithTag(tag, NAMED);
  draft.value = { to: { tag }, names: datas.map(nameOf), total, text: '', idempotencyKey: newKey() };
}

export function write(text: string): void {
  // What was changed is another message.
  if (draft.value !== undefined) draft.value = { ...draft.value, text, idempotencyKey: newKey() };
}

export function dropDraft(): void {
  draft.value = undefined;
}

/** Sends the draft and opens what becomes of it. */
export async function sendDraft({ to, text, idempotencyKey }: Draft): Promise<void> {
  const audience = 'tag' in to ? { tag: to.tag } : { ids: [to.contact.id] };
  const headers = { 'Idempotency-Key': idempotencyKey };
  const { id } = await post<SendJob>('send-message-all', { ...audience, message: text }, headers);
  draft.value = undefined;
  await openJob(id);
}

/** As the account calls the contact. */
export function nameOf({ remark, name, id }: GatewayContact): string {
  return remark || name || id;
}

/** `crypto.randomUUID` is there on https only. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
