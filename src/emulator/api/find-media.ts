import { type ApiCall, Refusal } from '../protocol/index.js';
import type { MediaScope, MediaType, StoredMedia } from '../world/index.js';

/** The live media of that kind and scope; 40007 when it is unknown, expired or of another kind. */
export function findMedia(
  { world, now }: ApiCall,
  mediaId: string,
  type?: MediaType,
  accepts: (scope: MediaScope) => boolean = isCorpMedia,
): StoredMedia {
  const media = world.media.find(mediaId, now);
  if (media === undefined || !accepts(media.scope) || (type !== undefined && media.type !== type)) {
    throw new Refusal(40007);
  }
  return media;
}

function isCorpMedia(scope: MediaScope): boolean {
  return scope === 'corp';
}
