import { effect, signal } from '@preact/signals';
import type { GatewayStatus } from '../../index.js';
import { keyDemand } from './api-key.js';
import { loadContacts, loadTags } from './contacts.js';
import { GatewayRefusal, get, post } from './gateway-api.js';
import { followJobs, loadJobs } from './jobs.js';
import { attempt } from './notice.js';

const POLL_EVERY = 1500;

/** Where the login stands; `undefined` until the gateway has answered once. */
export const status = signal<GatewayStatus | undefined>(undefined);
/** Whether the gateway did not answer the last time. */
export const isUnreachable = signal(false);

export function start(): Promise<boolean> {
  return act('goStart');
}

export function stop(): Promise<boolean> {
  return act('goEnd');
}

export function switchAccount(): Promise<boolean> {
  return act('switch-account');
}

export function submitCode(code: string): Promise<boolean> {
  return act('submit-verify-code', { code });
}

/** Asks at once, then again and again as long as the page is looked at. */
export function followSession(): void {
  const look = async (): Promise<void> => {
    if (document.visibilityState === 'visible' && keyDemand.value === 'none') await refresh();
    setTimeout(look, POLL_EVERY);
  };
  void look();
  effect(() => {
    if (keyDemand.value === 'none') void refresh();
  });
  let lastOnline = '';
  effect(() => {
    const online = status.value?.account?.id ?? '';
    if (online !== '' && online !== lastOnline)
      void attempt(async () => void (await Promise.all([loadContacts(), loadTags()])));
    lastOnline = online;
  });
  let isKnown = false;
  effect(() => {
    const isNow = status.value !== undefined;
    if (isNow && !isKnown) void attempt(loadJobs);
    isKnown = isNow;
  });
}

async function refresh(): Promise<void> {
  try {
    status.value = await get<GatewayStatus>('status');
    isUnreachable.value = false;
    await followJobs();
  } catch (error) {
    isUnreachable.value = error instanceof GatewayRefusal && error.status === 0;
  }
}

function act(path: string, body?: object): Promise<boolean> {
  return attempt(async () => {
    status.value = await post<GatewayStatus>(path, body);
  });
}
