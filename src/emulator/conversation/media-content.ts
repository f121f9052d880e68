import type { JsonObject } from '../json.js';
import type { World } from '../world/index.js';

/** Where the emulator serves media to its page and to apps. */
export const MEDIA_PATH = '/_emulator/media/';

/** What an entry shows of media: `{media_id, url, file_name, size}`; of what is not known, the id alone. */
export function mediaContent(world: World, mediaId: string): JsonObject {
  const media = world.media.all.get(mediaId);
  if (media === undefined) return { media_id: mediaId };
  return { media_id: mediaId, url: MEDIA_PATH + mediaId, file_name: media.fileName, size: media.bytes.length };
}
