import { signal } from '@preact/signals';

/** The dialog that covers the page. */
export type OpenDialog =
  | { readonly kind: 'event' }
  | { readonly kind: 'app'; readonly agentId: number }
  | { readonly kind: 'location' }
  | { readonly kind: 'link' }
  | { readonly kind: 'picture'; readonly url: string; readonly name: string };

export const dialog = signal<OpenDialog | undefined>(undefined);

export function openDialog(which: OpenDialog): void {
  dialog.value = which;
}

export function closeDialog(): void {
  dialog.value = undefined;
}
