import { type AppCall, Refusal, type Reply } from '../../protocol/index.js';
import type { MediaType, StoredMedia } from '../../world/index.js';
import { checkFile } from './check-file.js';
import { readUpload } from './read-upload.js';

const TYPES: ReadonlySet<string> = new Set<MediaType>(['image', 'voice', 'video', 'file']);

/** @see https://developer.work.weixin.qq.com/document/path/90253 */
export function uploadMedia(call: AppCall): Reply {
  const { world, query, now } = call;
  const type = query.get('type');
  if (!isMediaType(type)) throw new Refusal(40005);
  const file = readUpload(call, 'media');
  checkFile(file, type);
  return uploadReply(world.media.add({ type, bytes: file.bytes, fileName: file.fileName }, now));
}

/**
 * `media/upload_attachment`: like `media/upload`, but the id serves only moments and product albums, and `created_at`
 * is a number.
 *
 * @see https://developer.work.weixin.qq.com/document/path/95098
 */
export function uploadAttachment(call: AppCall): Reply {
  const { world, query, now } = call;
  const type = query.get('media_type');
  if (!isMediaType(type) || type === 'voice') throw new Refusal(40005);
  if (!['1', '2'].includes(query.get('attachment_type') ?? '')) throw new Refusal(40005, 'invalid attachment_type');
  const file = readUpload(call, 'media');
  if (file.bytes.length > 10 * 1024 * 1024) throw new Refusal(45001);
  checkFile(file, type);
  const media = world.media.add({ type, bytes: file.bytes, fileName: file.fileName, scope: 'attachment' }, now);
  return { ...uploadReply(media), created_at: Math.floor(media.createdAt / 1000) };
}

/** What an upload answers; `created_at` is a string of seconds. */
export function uploadReply({ type, mediaId, createdAt }: StoredMedia) {
  return { type, media_id: mediaId, created_at: String(Math.floor(createdAt / 1000)) };
}

function isMediaType(type: string | null): type is MediaType {
  return type !== null && TYPES.has(type);
}
