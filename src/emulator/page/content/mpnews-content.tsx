import './mpnews-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { SafeLink } from '../ui/safe-link.js';
import { LongText } from './long-text.js';
import { Picture } from './picture.js';
import { firstText, objects, text } from './read-json.js';
import { stripTags } from './strip-tags.js';

/** Articles kept by WeCom (图文 mpnews): cover, title and digest; the article itself opens as plain text. */
export function MpnewsContent({ content }: { content: JsonObject }) {
  return (
    <div class="news">
      {objects(content, 'articles').map((article, index) => (
        <Article key={index} article={article} />
      ))}
    </div>
  );
}

function Article({ article }: { article: JsonObject }) {
  const source = text(article, 'content_source_url');
  const author = text(article, 'author');
  return (
    <article class="mpnews">
      <Picture class="mpnews__picture" url={firstText(article, 'thumb_url', 'url')} alt="" />
      <div class="mpnews__words" dir="auto">
        <span class="mpnews__title">{text(article, 'title')}</span>
        {author !== '' && <span class="mpnews__author">{author}</span>}
        <span class="mpnews__author">{text(article, 'digest')}</span>
        <details class="mpnews__details">
          <summary>{t().content.readAll}</summary>
          <div class="text-content">
            <LongText text={stripTags(text(article, 'content'))}>{(shown) => shown}</LongText>
          </div>
        </details>
        {source !== '' && <SafeLink url={source}>{source}</SafeLink>}
      </div>
    </article>
  );
}
