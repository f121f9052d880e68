import { signal } from '@preact/signals';
import { attempt } from './attempt.js';

const KEPT_AS = 'wecom-push-gateway.api-key';

/** The key that requests carry; empty for none. Kept as long as this tab is open. */
export const apiKey = signal(attempt(() => sessionStorage.getItem(KEPT_AS)) ?? '');

export function keepApiKey(key: string): void {
  apiKey.value = key;
  attempt(() => (key === '' ? sessionStorage.removeItem(KEPT_AS) : sessionStorage.setItem(KEPT_AS, key)));
}

export function authorization(): Record<string, string> {
  return apiKey.value === '' ? {} : { Authorization: `Bearer ${apiKey.value}` };
}
