import { signal } from '@preact/signals';

/** What was written and not sent, by conversation. */
const drafts = signal<ReadonlyMap<string, string>>(new Map());

export function draftOf(conversationId: string): string {
  return drafts.value.get(conversationId) ?? '';
}

export function setDraft(conversationId: string, text: string): void {
  drafts.value = new Map(drafts.value).set(conversationId, text);
}
