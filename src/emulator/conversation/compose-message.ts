import { EmulatorError } from '../emulator-error.js';
import type { JsonObject } from '../json.js';
import type { EventFields, SendRequest } from '../page-api/index.js';
import type { MediaType, StoredMedia, World } from '../world/index.js';
import { MEDIA_PATH, mediaContent } from './media-content.js';

/** What a member can say. */
export type MemberMessage = SendRequest['message'];

/** A member's message in its two forms. */
export interface ComposedMessage {
  /** For the conversation, by the server API's names. */
  readonly content: JsonObject;
  /** For the callback; absent when WeCom sends none. */
  readonly fields?: EventFields;
  readonly warnings: readonly string[];
}

/** One grey pixel: what a video's ThumbMediaId leads to. */
const THUMB = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * What a message becomes on its way to the app.
 *
 * @throws EmulatorError `unknown_reference` for media that are not there, `invalid_argument` for media of another kind
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export function composeMessage(world: World, message: MemberMessage): ComposedMessage {
  switch (message.msgType) {
    case 'text':
      return { content: { content: message.content }, fields: { Content: message.content }, warnings: [] };
    case 'location': {
      const { latitude, longitude, scale, label } = message;
      const place = { Location_X: bare(latitude), Location_Y: bare(longitude), Scale: scale, Label: label };
      return { content: { latitude, longitude, scale, label }, fields: { ...place, AppType: 'wxwork' }, warnings: [] };
    }
    case 'link': {
      const { title, description, url, picUrl } = message;
      const fields = { Title: title, Description: description, Url: url, PicUrl: picUrl };
      return { content: { title, description, url, picurl: picUrl }, fields, warnings: [] };
    }
    default:
      return composeMedia(world, message.msgType, message.mediaId);
  }
}

function composeMedia(world: World, type: MediaType, mediaId: string): ComposedMessage {
  const media = demandMedia(world, type, mediaId);
  const content = mediaContent(world, mediaId);
  if (type === 'image') {
    return { content, fields: { PicUrl: world.origin + MEDIA_PATH + mediaId, MediaId: mediaId }, warnings: [] };
  }
  if (type === 'voice') {
    const format = voiceFormat(media);
    const warnings =
      format === 'amr' ? [] : [`WeCom's voices are AMR; this one is ${format}, which no real one will be`];
    return { content: { ...content, format }, fields: { MediaId: mediaId, Format: format }, warnings };
  }
  if (type === 'video') {
    const now = world.clock.now();
    const thumb = world.media.add({ type: 'image', bytes: THUMB, fileName: 'thumb.png' }, now);
    return { content, fields: { MediaId: mediaId, ThumbMediaId: thumb.mediaId }, warnings: [] };
  }
  return { content, warnings: ['a file stays in the conversation: WeCom documents no callback for it'] };
}

function demandMedia(world: World, type: MediaType, mediaId: string): StoredMedia {
  const media = world.media.find(mediaId, world.clock.now());
  if (media === undefined) {
    throw new EmulatorError('unknown_reference', `There is no media ${mediaId}, or it is older than 3 days.`);
  }
  if (media.type === type) return media;
  throw new EmulatorError('invalid_argument', `${mediaId} is media of type ${media.type}, not ${type}.`);
}

function voiceFormat({ bytes, fileName }: StoredMedia): string {
  if (bytes.toString('latin1', 0, 5) === '#!AMR') return 'amr';
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? 'unknown';
}

/** Coordinates stand bare in messages; as text only where a number would lose digits. */
function bare(text: string): string | number {
  return String(Number(text)) === text ? Number(text) : text;
}
