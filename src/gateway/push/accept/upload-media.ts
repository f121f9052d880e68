import { createHash } from 'node:crypto';
import { loadChecked, PERMANENT_IMAGE_RULE } from '../../../api/media/index.js';
import { ApiError, HttpError, RequestError } from '../../../errors/index.js';
import { HttpProblem, invalidRequest } from '../../http/index.js';
import type { UploadedFile } from '../form/index.js';
import { describeFailure } from '../job/index.js';
import type { PushTargets } from '../push-targets.js';
import type { RobotPicture } from '../work/index.js';
import type { PushPlan } from './plan-push.js';

/** What stands for a file once WeCom has it. */
export type PushMedia = { readonly mediaId: string } | { readonly picture: RobotPicture };

/**
 * Gives a file to WeCom, so that the push holds a media id, good for three days, and no bytes. Only the picture of a
 * robot goes along with its message.
 *
 * @throws {HttpProblem} 422 when the file breaks a limit, 502 or 503 when WeCom did not take it
 */
export async function uploadMedia(file: UploadedFile, plan: PushPlan, targets: PushTargets): Promise<PushMedia> {
  try {
    return await upload(file, plan, targets);
  } catch (error) {
    throw problemOf(error, file);
  }
}

async function upload(
  { field, path, fileName }: UploadedFile,
  plan: PushPlan,
  targets: PushTargets,
): Promise<PushMedia> {
  const { robot } = plan.request;
  if (robot === undefined) return await targets.api(plan.app).media.upload(field, path, { fileName });
  if (field === 'file') return await targets.robot(robot).uploadMedia('file', path, { fileName });
  const { bytes } = await loadChecked(path, PERMANENT_IMAGE_RULE, fileName);
  const base64 = Buffer.from(bytes).toString('base64');
  return { picture: { base64, md5: createHash('md5').update(bytes).digest('hex') } };
}

function problemOf(error: unknown, { field }: UploadedFile): unknown {
  if (error instanceof RequestError) {
    const message = error.message.slice(`${error.argument}: `.length).replace(/\.$/, '');
    return invalidRequest([{ path: field, message }], { cause: error });
  }
  if (!(error instanceof ApiError) && !(error instanceof HttpError)) return error;
  const { code, reason, hint } = describeFailure(error);
  const detail = `WeCom did not take the file: ${[reason, hint].filter(Boolean).join(' ')}`;
  const status = error instanceof ApiError ? 502 : 503;
  return new HttpProblem(status, code, detail, {
    cause: error,
    ...(status === 503 ? { headers: { 'Retry-After': '30' } } : {}),
  });
}
