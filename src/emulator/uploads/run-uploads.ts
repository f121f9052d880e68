import { type Courier, eventCallback } from '../callback/index.js';
import type { World } from '../world/index.js';
import { fetchUpload } from './fetch-upload.js';

/** Fetches the file of each upload by URL, and tells the app of it by `upload_media_job_finish`. */
export function runUploads(world: World, courier: Courier, closed: AbortSignal): void {
  world.uploadJobs.listeners.add(async (job) => {
    await fetchUpload(world, job, closed);
    const app = world.apps.byAgentId(job.agentId);
    if (closed.aborted || app?.callback.url === undefined) return;
    const event = { event: 'upload_media_job_finish', fields: { JobId: job.jobId } };
    courier.send(eventCallback({ app, userId: 'sys', ...event, now: world.clock.now() }));
  });
}
