import { createHash } from 'node:crypto';
import type { UploadJob, World } from '../world/index.js';

const MAX_BYTES = 200 * 1024 * 1024;

const TOO_LARGE = 830002;
const FETCH_FAILED = 830003;
const WRONG_MD5 = 301019;

/** Fetches the file of a job and settles it; never rejects. */
export async function fetchUpload(world: World, job: UploadJob, closed: AbortSignal): Promise<void> {
  const bytes = await download(job, world.strict, closed).catch(() => FETCH_FAILED);
  if (typeof bytes === 'number') job.outcome = { errCode: bytes };
  else if (createHash('md5').update(bytes).digest('hex') !== job.md5) job.outcome = { errCode: WRONG_MD5 };
  else {
    const { type, fileName } = job;
    job.outcome = { media: world.media.add({ type, bytes, fileName }, world.clock.now()) };
  }
}

/** The file, or the errcode that says why there is none. */
async function download({ url, warnings }: UploadJob, strict: boolean, closed: AbortSignal): Promise<Buffer | number> {
  const response = await fetch(url, { headers: { Range: `bytes=0-${MAX_BYTES}` }, signal: closed });
  const hasRange = response.status === 206;
  if (!response.ok || response.body === null || (strict && !hasRange)) {
    await response.body?.cancel();
    return FETCH_FAILED;
  }
  if (!hasRange) warnings.push(`the server of the file must support Range; it answered ${response.status}, not 206`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > MAX_BYTES) return TOO_LARGE;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
