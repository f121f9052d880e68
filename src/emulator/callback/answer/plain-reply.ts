import { compact } from '../../json.js';
import type { MediaType } from '../../world/index.js';
import { cutReplyText } from './cut-reply-text.js';
import { RefusedReply } from './refused-reply.js';
import type { ReplyContext, ReplyReader } from './reply-context.js';
import { isXmlRecord, listMember, recordMember, textMember } from './xml-members.js';

const TEXT_LIMIT = 2048;
const TITLE_LIMIT = 128;
const DESCRIPTION_LIMIT = 512;
/** Of `message/send`; for passive replies the documentation states no number. */
const MAX_ARTICLES = 8;

/** `Content`, cut to 2048 bytes. */
export const readTextReply: ReplyReader = (context) => {
  const content = textMember(context.reply, 'Content');
  if (content === undefined) throw new RefusedReply('the text reply has no Content');
  if (content.trim() === '') context.warnings.push('the text is empty; to say nothing answer an empty body');
  return { content: cutReplyText(context, content, TEXT_LIMIT, 'Content') };
};

/** `Image/MediaId` and `Voice/MediaId`. */
export function mediaReplyReader(type: MediaType, wrapper: string): ReplyReader {
  return (context) => ({ media_id: readMediaId(context, type, wrapper) });
}

/** `Video/MediaId, Title, Description`. */
export const readVideoReply: ReplyReader = (context) => {
  const video = recordMember(context.reply, 'Video');
  return compact({
    media_id: readMediaId(context, 'video', 'Video'),
    title: cutMember(context, textMember(video, 'Title'), TITLE_LIMIT, 'Video/Title'),
    description: cutMember(context, textMember(video, 'Description'), DESCRIPTION_LIMIT, 'Video/Description'),
  });
};

/** `ArticleCount, Articles/item{Title, Description, PicUrl, Url}`. */
export const readNewsReply: ReplyReader = (context) => {
  const items = listMember(recordMember(context.reply, 'Articles'), 'item').filter(isXmlRecord);
  if (items.length === 0) throw new RefusedReply('the news reply has no Articles/item (lower case)');
  const count = textMember(context.reply, 'ArticleCount');
  if (count?.trim() !== String(items.length)) {
    throw new RefusedReply(`ArticleCount is ${count ?? 'missing'}, but there are ${items.length} articles`);
  }
  if (items.length > MAX_ARTICLES) {
    context.warnings.push(`${items.length} articles; message/send allows ${MAX_ARTICLES}, a reply perhaps as many`);
  }
  return {
    articles: items.map((item, index) => {
      const at = `Articles/item[${index}]`;
      return compact({
        title: cutMember(context, textMember(item, 'Title') ?? '', TITLE_LIMIT, `${at}/Title`),
        description: cutMember(context, textMember(item, 'Description'), DESCRIPTION_LIMIT, `${at}/Description`),
        picurl: textMember(item, 'PicUrl'),
        url: textMember(item, 'Url'),
      });
    }),
  };
};

/** `Button/ReplaceName`: greys out the buttons of the clicked card. */
export const readButtonReply: ReplyReader = ({ reply }) => {
  const replaceName = textMember(recordMember(reply, 'Button'), 'ReplaceName');
  if (!replaceName) throw new RefusedReply('the update_button reply has no Button/ReplaceName');
  return { button: { replace_name: replaceName } };
};

/** The id of live media of that kind; unlike in an incoming message it is nested. */
function readMediaId({ reply, world }: ReplyContext, type: MediaType, wrapper: string): string {
  const mediaId = textMember(recordMember(reply, wrapper), 'MediaId')?.trim();
  if (!mediaId) {
    const flat = textMember(reply, 'MediaId') === undefined ? '' : '; MediaId stands beside it, but must be inside';
    throw new RefusedReply(`the ${type} reply has no ${wrapper}/MediaId${flat}`);
  }
  const media = world.media.find(mediaId, world.clock.now());
  if (media === undefined) throw new RefusedReply(`MediaId ${mediaId} is unknown, or older than 3 days`);
  if (media.type !== type) throw new RefusedReply(`MediaId ${mediaId} is of type ${media.type}, not ${type}`);
  return mediaId;
}

function cutMember(context: ReplyContext, text: string | undefined, limit: number, name: string): string | undefined {
  return text === undefined ? undefined : cutReplyText(context, text, limit, name);
}
