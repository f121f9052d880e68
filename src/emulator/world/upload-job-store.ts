import { Listeners } from '../listeners.js';
import { opaqueId } from './ids.js';
import type { MediaType, StoredMedia } from './media-store.js';

/** A job is known for 60 minutes. */
const LIFETIME = 3600_000;

/** A file that WeCom is to fetch (异步上传临时素材). */
export interface UploadJob {
  readonly jobId: string;
  readonly agentId: number;
  readonly type: Extract<MediaType, 'video' | 'file'>;
  readonly fileName: string;
  readonly url: string;
  /** In lower case. */
  readonly md5: string;
  readonly expiresAt: number;
  /** Absent while it is under way. */
  outcome?: { readonly media: StoredMedia } | { readonly errCode: number };
  /** What should be known of a server that does not do as documented. */
  readonly warnings: string[];
}

/** Uploads by URL, under way and done. */
export class UploadJobStore {
  /** Hear of each job as it is added. */
  readonly listeners = new Listeners<UploadJob>();
  readonly #jobs = new Map<string, UploadJob>();

  add(request: Pick<UploadJob, 'agentId' | 'type' | 'fileName' | 'url' | 'md5'>, now: number): UploadJob {
    const job: UploadJob = { ...request, jobId: `jobid_${opaqueId(24)}`, expiresAt: now + LIFETIME, warnings: [] };
    this.#jobs.set(job.jobId, job);
    this.listeners.emit(job);
    return job;
  }

  find(jobId: string, now: number): UploadJob | undefined {
    const job = this.#jobs.get(jobId);
    return job !== undefined && now < job.expiresAt ? job : undefined;
  }
}
