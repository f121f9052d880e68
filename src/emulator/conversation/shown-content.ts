import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.js';
import type { World } from '../world/index.js';
import { MEDIA_PATH, mediaContent } from './media-content.js';

const MEDIA_TYPES: ReadonlySet<string> = new Set(['image', 'voice', 'video', 'file']);

/** A message's content as an entry holds it: what refers to media also says where they can be seen. */
export function shownContent(world: World, msgType: string, content: JsonObject): JsonObject {
  const { media_id: mediaId, base64, articles } = content;
  if (MEDIA_TYPES.has(msgType) && typeof mediaId === 'string') return { ...content, ...mediaContent(world, mediaId) };
  if (msgType === 'image' && typeof base64 === 'string') return mediaContent(world, keepPicture(world, base64));
  if (msgType === 'mpnews' && isJsonArray(articles)) return { ...content, articles: articles.map(withThumb) };
  return content;
}

/** A robot sends its pictures inside the message. */
function keepPicture(world: World, base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const fileName = bytes[0] === 0xff ? 'robot.jpg' : 'robot.png';
  return world.media.add({ type: 'image', bytes, fileName, scope: 'attachment' }, world.clock.now()).mediaId;
}

function withThumb(article: Json): Json {
  if (!isJsonObject(article) || typeof article.thumb_media_id !== 'string') return article;
  return { ...article, thumb_url: MEDIA_PATH + article.thumb_media_id };
}
