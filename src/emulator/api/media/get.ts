import { type AppCall, BinaryReply, headerText, Refusal, type Reply } from '../../protocol/index.js';
import type { StoredMedia } from '../../world/index.js';
import { findMedia } from '../find-media.js';
import { parseRange } from './parse-range.js';

/** What one answer may carry at most; more takes `Range` (830002). */
const MAX_CHUNK = 20 * 1024 * 1024;

/** Media stored encrypted is cut in blocks of this size. */
const BLOCK = 16;

/** @see https://developer.work.weixin.qq.com/document/path/90254 */
export function getMedia(call: AppCall): Reply {
  const mediaId = call.query.get('media_id');
  if (!mediaId) throw new Refusal(41006);
  return download(findMedia(call, mediaId), call.request.headers.range);
}

/**
 * `media/get/jssdk`: a voice that a page recorded, in high definition (Speex, 16 kHz).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90255
 */
export function getJssdkMedia(call: AppCall): Reply {
  const mediaId = call.query.get('media_id');
  if (!mediaId) throw new Refusal(41006);
  return download(
    findMedia(call, mediaId, 'voice', (scope) => scope === 'jssdk'),
    call.request.headers.range,
  );
}

function download(media: StoredMedia, range: string | undefined): BinaryReply {
  const size = media.bytes.length;
  const headers = {
    'Content-Type': media.contentType,
    'Content-disposition': `attachment; filename="${headerText(downloadName(media))}"`,
    'Cache-Control': 'no-cache, must-revalidate',
    'Accept-Ranges': 'bytes',
  };
  if (range === undefined) {
    if (size > MAX_CHUNK) throw new Refusal(830002);
    return new BinaryReply(media.bytes, headers);
  }
  const part = parseRange(range, size);
  if (part === undefined) throw new Refusal(40146);
  const length = part.end - part.start + 1;
  if (length > MAX_CHUNK) throw new Refusal(830002);
  if (media.encrypted && length % BLOCK !== 0 && part.end + 1 !== size) throw new Refusal(40146);
  const contentRange = `bytes ${part.start}-${part.end}/${size}`;
  return new BinaryReply(
    media.bytes.subarray(part.start, part.end + 1),
    { ...headers, 'Content-Range': contentRange },
    206,
  );
}

/** Files keep their name; pictures, voices and videos are called after their media_id. */
function downloadName({ type, mediaId, fileName }: StoredMedia): string {
  if (type === 'file') return fileName.replaceAll('"', '%22');
  const extension = /\.[a-z0-9]+$/i.exec(fileName)?.[0] ?? '';
  return mediaId + extension;
}
