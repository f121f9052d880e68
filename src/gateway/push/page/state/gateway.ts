import { signal } from '@preact/signals';
import { type OpenApi, type PushForm, pushFormOf } from '../description/index.js';

/** Where the gateway is mounted; the page lies one folder below. */
export const GATEWAY = new URL('..', location.href).href.replace(/\/$/, '');

/** The form, once the description is read; `null` when it cannot be. */
export const pushForm = signal<PushForm | null | undefined>(undefined);

export async function readDescription(): Promise<void> {
  try {
    const response = await fetch(`${GATEWAY}/openapi.json`);
    pushForm.value = response.ok ? pushFormOf((await response.json()) as OpenApi) : null;
  } catch {
    pushForm.value = null;
  }
}
