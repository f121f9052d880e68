import {
  type AppCall,
  byteLength,
  errorText,
  invalidParam,
  Refusal,
  type Reply,
  tooLong,
} from '../../protocol/index.js';
import { uploadReply } from './upload.js';

/** What the file is for: the only value documented. */
const SCENE = 1;

/** `media/upload_by_url`: begins to fetch a file of up to 200 MB. */
export function uploadByUrl({ world, app, params, now }: AppCall): Reply {
  if (params.needInt('scene') !== SCENE) throw invalidParam('scene');
  const type = params.need('type');
  if (type !== 'video' && type !== 'file') throw new Refusal(40005);
  const fileName = params.need('filename');
  if (byteLength(fileName) > 128) throw tooLong('filename', 128);
  const url = params.need('url');
  if (byteLength(url) > 1024) throw tooLong('url', 1024);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new Refusal(45034);
  const md5 = params.need('md5').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(md5)) throw invalidParam('md5');
  const { jobId } = world.uploadJobs.add({ agentId: app.agentId, type, fileName, url, md5 }, now);
  return { jobid: jobId };
}

/** `media/get_upload_by_url_result`: status 1 under way, 2 done, 3 failed. */
export function getUploadByUrlResult({ world, app, params, notes, now }: AppCall): Reply {
  const job = world.uploadJobs.find(params.need('jobid'), now);
  if (job === undefined || job.agentId !== app.agentId) throw invalidParam('jobid');
  const { outcome } = job;
  if (outcome === undefined) return { status: 1 };
  for (const warning of job.warnings) notes.warn(warning);
  if ('errCode' in outcome) {
    const { errCode } = outcome;
    return { status: 3, detail: { errcode: errCode, errmsg: errorText(errCode) } };
  }
  const { media_id, created_at } = uploadReply(outcome.media);
  return { status: 2, detail: { errcode: 0, errmsg: 'ok', media_id, created_at } };
}
