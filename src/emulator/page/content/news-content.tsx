import './news-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { SafeLink } from '../ui/safe-link.js';
import { Picture } from './picture.js';
import { firstText, objects, text } from './read-json.js';

/** News (图文): the first article large, the others as lines below it. */
export function NewsContent({ content }: { content: JsonObject }) {
  const articles = objects(content, 'articles');
  const isSingle = articles.length === 1;
  return (
    <div class="news">
      {articles.map((article, index) => (
        <Article key={index} article={article} isFirst={index === 0} isSingle={isSingle} />
      ))}
    </div>
  );
}

function Article({ article, isFirst, isSingle }: { article: JsonObject; isFirst: boolean; isSingle: boolean }) {
  const title = text(article, 'title');
  const appId = text(article, 'appid');
  const picture = <Picture class="news__picture" url={firstText(article, 'picurl', 'pic_url')} alt="" />;
  return (
    <SafeLink class={`news__article news__article--${isFirst ? 'first' : 'other'}`} url={text(article, 'url')}>
      {isFirst && picture}
      <span class="news__words" dir="auto">
        <span class="news__title">{title}</span>
        {isSingle && <span class="news__description">{text(article, 'description')}</span>}
        {appId !== '' && <span class="news__description">{t().content.openMiniProgram(appId)}</span>}
      </span>
      {!isFirst && picture}
    </SafeLink>
  );
}
