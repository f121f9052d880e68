import { signal } from '@preact/signals';

/** A short note at the edge of the page that goes by itself. */
export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'error';
  readonly text: string;
}

const LIFETIME_MS = { info: 3000, error: 8000 };

export const notices = signal<readonly Notice[]>([]);
let lastId = 0;

export function notify(text: string, kind: Notice['kind'] = 'info'): void {
  const id = ++lastId;
  notices.value = [...notices.value.slice(-2), { id, kind, text }];
  setTimeout(() => dismiss(id), LIFETIME_MS[kind]);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Runs what asks the emulator for something; a failure becomes a notice and `undefined`. */
export async function attempt<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error), 'error');
    return undefined;
  }
}
