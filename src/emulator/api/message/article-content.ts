import { compact, type JsonObject } from '../../json.js';
import { byteLength, invalidParam, type Params, Refusal } from '../../protocol/index.js';
import { checkUrl, limitBytes } from '../check-text.js';
import { findMedia } from '../find-media.js';
import { type ContentContext, type ContentReader, cutBytes } from './content.js';

const MAX_ARTICLES = 8;
const MAX_BODY_BYTES = 666 * 1024;

export const readNews: ContentReader = (context) => ({
  articles: articlesOf(context).map((article) => readArticle(context, article)),
});

export const readMpNews: ContentReader = (context) => ({
  articles: articlesOf(context).map((article) => readMpArticle(context, article)),
});

function articlesOf({ member }: ContentContext): readonly Params[] {
  const articles = member.objects('articles') ?? [];
  if (articles.length === 0) throw invalidParam(member.at('articles'));
  if (articles.length > MAX_ARTICLES) throw new Refusal(45008);
  return articles;
}

/** Leads to `url`, or to a mini-program when `appid` and `pagepath` are given; then the url is ignored. */
function readArticle(context: ContentContext, article: Params): JsonObject {
  article.need('title', 41016);
  const url = checkUrl(article, 'url');
  const appid = article.string('appid');
  const pagepath = limitBytes(article, 'pagepath', 128);
  if (url === undefined && !(appid && pagepath)) throw invalidParam(article.at('url'));
  return compact({
    title: cutBytes(context, article, 'title', 128),
    description: cutBytes(context, article, 'description', 512),
    url,
    picurl: checkUrl(article, 'picurl'),
    appid,
    pagepath,
  });
}

function readMpArticle(context: ContentContext, article: Params): JsonObject {
  article.need('title', 41016);
  const author = article.string('author');
  if (author !== undefined && byteLength(author) > 64) throw new Refusal(45032, `${article.at('author')} too long`);
  const content = article.need('content', 44004);
  if (byteLength(content) > MAX_BODY_BYTES) throw new Refusal(45002);
  return compact({
    title: cutBytes(context, article, 'title', 128),
    thumb_media_id: findMedia(context.call, article.need('thumb_media_id', 41006), 'image').mediaId,
    author,
    content_source_url: checkUrl(article, 'content_source_url'),
    content,
    digest: cutBytes(context, article, 'digest', 512),
  });
}
