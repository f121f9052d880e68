import { signal } from '@preact/signals';

const KEPT_AS = 'wecom-customer-gateway.api-key';

/** The key that is sent with every request; empty for none. Kept as long as this tab is open. */
export const apiKey = signal(read());

/** Whether the gateway asks for a key, or has refused the present one. */
export const keyDemand = signal<'none' | 'missing' | 'refused'>('none');

export function keepApiKey(key: string): void {
  apiKey.value = key;
  keyDemand.value = 'none';
  attempt(() => (key === '' ? sessionStorage.removeItem(KEPT_AS) : sessionStorage.setItem(KEPT_AS, key)));
}

export function forgetApiKey(): void {
  keepApiKey('');
  keyDemand.value = 'missing';
}

function read(): string {
  return attempt(() => sessionStorage.getItem(KEPT_AS)) ?? '';
}

/** Storage can be switched off in the browser: then the key lasts as long as the page. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
