import { signal } from '@preact/signals';
import type { RecipientState, SendJob, SendJobSummary } from '../../index.js';
import { get, post } from './gateway-api.js';

const PAGE_SIZE = 50;

export const jobs = signal<readonly SendJobSummary[]>([]);
/** The job that is looked at. */
export const job = signal<SendJob | undefined>(undefined);
/** Which of its recipients. */
export const shown = signal<{ page: number; state: RecipientState | '' }>({ page: 1, state: '' });

export async function loadJobs(): Promise<void> {
  jobs.value = (await get<{ jobs: readonly SendJobSummary[] }>('jobs')).jobs;
}

export async function openJob(id: string): Promise<void> {
  shown.value = { page: 1, state: '' };
  job.value = await askJob(id);
}

export function closeJob(): Promise<void> {
  job.value = undefined;
  return loadJobs();
}

export async function show(change: Partial<typeof shown.value>): Promise<void> {
  shown.value = { ...shown.value, page: 1, ...change };
  if (job.value !== undefined) job.value = await askJob(job.value.id);
}

/** Reads on what is still changing. */
export async function followJobs(): Promise<void> {
  const { value: open } = job;
  if (open !== undefined && open.finishedAt === undefined) {
    const now = await askJob(open.id);
    if (job.value?.id === open.id) job.value = now;
  }
  if (open === undefined && jobs.value.some(({ state }) => state === 'running' || state === 'waiting'))
    await loadJobs();
}

export async function retry(id: string, request: { retryUnknown?: boolean; retryFailed?: boolean }): Promise<void> {
  await post(`jobs/${id}/retry`, request);
  await openJob(id);
}

export async function cancelJob(id: string): Promise<void> {
  await post(`jobs/${id}/cancel`);
  await openJob(id);
}

function askJob(id: string): Promise<SendJob> {
  const { page, state } = shown.value;
  const wanted = new URLSearchParams({ page: String(page), pageSize: String(PAGE_SIZE) });
  if (state !== '') wanted.set('state', state);
  return get<SendJob>(`jobs/${id}?${wanted}`);
}
