import { compact } from '../../json.js';
import { advise, byteLength, Refusal } from '../../protocol/index.js';
import type { MediaType } from '../../world/index.js';
import { needUrl } from '../check-text.js';
import { findMedia } from '../find-media.js';
import { type ContentReader, cutBytes, cutCharacters } from './content.js';

const MAX_CONTENT_BYTES = 2048;

/** Text longer than 2048 bytes is cut without a word. */
export const readText: ContentReader = (context) => {
  const { call, member, channel } = context;
  const written = member.string('content');
  if (!written) throw new Refusal(44004);
  const fits = byteLength(written) <= MAX_CONTENT_BYTES;
  advise(call, fits, `text.content is longer than ${MAX_CONTENT_BYTES} bytes and was cut`, 45002);
  const content = cutBytes(context, member, 'content', MAX_CONTENT_BYTES);
  return compact({ content, mentioned_list: channel === 'appchat' ? member.strings('mentioned_list') : undefined });
};

export const readMarkdown: ContentReader = ({ member }) => {
  const content = member.string('content');
  if (!content) throw new Refusal(44004);
  if (byteLength(content) > MAX_CONTENT_BYTES) throw new Refusal(45002);
  return { content };
};

/** `image`, `voice` and `file` have nothing but the media, which must be of that kind. */
export function mediaReader(type: MediaType): ContentReader {
  return ({ call, member }) => ({ media_id: findMedia(call, member.need('media_id', 41006), type).mediaId });
}

export const readVideo: ContentReader = (context) => {
  const { call, member } = context;
  return compact({
    media_id: findMedia(call, member.need('media_id', 41006), 'video').mediaId,
    title: cutBytes(context, member, 'title', 128),
    description: cutBytes(context, member, 'description', 512),
  });
};

/** The limits are characters in `message/send` and bytes in `appchat/send`. */
export const readTextCard: ContentReader = (context) => {
  const { member, channel } = context;
  const cutTo = channel === 'appchat' ? cutBytes : cutCharacters;
  member.need('title', 41016);
  member.need('description', 41033);
  return {
    title: cutTo(context, member, 'title', 128),
    description: cutTo(context, member, 'description', 512),
    url: needUrl(member, 'url'),
    btntxt: cutCharacters(context, member, 'btntxt', 4) || '详情',
  };
};
