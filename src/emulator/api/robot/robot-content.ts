import { createHash } from 'node:crypto';
import { compact, type JsonObject } from '../../json.js';
import { type ApiCall, advise, byteLength, invalidParam, type Params, Refusal, tooLong } from '../../protocol/index.js';
import type { MediaScope } from '../../world/index.js';
import { checkCard } from '../card/index.js';
import { checkUrl, limitBytes, needUrl } from '../check-text.js';
import { findMedia } from '../find-media.js';
import { checkImage } from '../media/index.js';

/** What a reader of a robot's message works with. */
export interface RobotContext {
  readonly call: ApiCall;
  readonly member: Params;
  readonly robotKey: string;
}

type RobotReader = (context: RobotContext) => JsonObject;

/** The documented limit, and the one the live server's own refusal named. */
const TEXT_BYTES = 2048;
const TEXT_BYTES_SEEN = 5120;
const MARKDOWN_BYTES = 4096;
const IMAGE_BYTES = 2 * 1024 * 1024;
const MAX_ARTICLES = 8;

const readText: RobotReader = ({ call, member }) => {
  const content = needContent(member);
  if (byteLength(content) > TEXT_BYTES_SEEN) throw tooLong('text.content', TEXT_BYTES_SEEN);
  advise(
    call,
    byteLength(content) <= TEXT_BYTES,
    `text.content exceed max length ${TEXT_BYTES}. invalid Request Parameter`,
  );
  return compact({
    content,
    mentioned_list: member.strings('mentioned_list'),
    mentioned_mobile_list: member.strings('mentioned_mobile_list'),
  });
};

const readMarkdown: RobotReader = ({ member }) => {
  const content = needContent(member);
  if (byteLength(content) > MARKDOWN_BYTES) throw tooLong(member.at('content'), MARKDOWN_BYTES);
  return { content };
};

/** `md5` is that of the picture before base64. */
const readImage: RobotReader = ({ member }) => {
  const base64 = member.need('base64');
  const md5 = member.need('md5');
  const bytes = Buffer.from(base64, 'base64');
  if (createHash('md5').update(bytes).digest('hex') !== md5.toLowerCase()) throw new Refusal(301019);
  checkImage(bytes, IMAGE_BYTES);
  return { base64, md5 };
};

const readNews: RobotReader = ({ member }) => {
  const articles = member.objects('articles') ?? [];
  if (articles.length === 0) throw invalidParam(member.at('articles'));
  if (articles.length > MAX_ARTICLES) throw new Refusal(45008);
  return {
    articles: articles.map((article) => {
      article.need('title', 41016);
      return compact({
        title: limitBytes(article, 'title', 128),
        description: limitBytes(article, 'description', 512),
        url: needUrl(article, 'url'),
        picurl: checkUrl(article, 'picurl'),
      });
    }),
  };
};

/** The media must come from this robot's own upload. */
function mediaReader(type: 'file' | 'voice'): RobotReader {
  return ({ call, member, robotKey }) => {
    const isOwn = (scope: MediaScope): boolean => typeof scope === 'object' && scope.robotKey === robotKey;
    return { media_id: findMedia(call, member.need('media_id', 41006), type, isOwn).mediaId };
  };
}

const readTemplateCard: RobotReader = ({ call, member }) => {
  checkCard(call, member, 'robot');
  return member.value;
};

export const ROBOT_READERS: ReadonlyMap<string, RobotReader> = new Map([
  ['text', readText],
  ['markdown', readMarkdown],
  ['markdown_v2', readMarkdown],
  ['image', readImage],
  ['news', readNews],
  ['file', mediaReader('file')],
  ['voice', mediaReader('voice')],
  ['template_card', readTemplateCard],
]);

function needContent(member: Params): string {
  const content = member.string('content');
  if (!content) throw new Refusal(44004);
  return content;
}
