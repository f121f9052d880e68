import type { NewsArticle } from '../../../api/index.js';
import type { PushRequest } from '../request/index.js';
import { given } from './given.js';

/** The articles of a request, each leading to a page or to a mini-program. */
export function newsArticles(news: NonNullable<PushRequest['news']>): readonly NewsArticle[] {
  return news.map(({ title, description, url, picUrl, appId, pagePath }) => {
    const text = { title, ...given({ description, picUrl }) };
    if (appId !== undefined && pagePath !== undefined) return { ...text, appId, pagePath, ...given({ url }) };
    return { ...text, url: url ?? '' };
  });
}
