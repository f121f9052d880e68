import './card-title.css';
import type { JsonObject } from '../../../json.js';
import { object, text } from '../read-json.js';

/** The words at the top: `main_title`, the large figure of `emphasis_content`, and `sub_title_text`. */
export function CardTitle({ content }: { content: JsonObject }) {
  const main = object(content, 'main_title') ?? {};
  const emphasis = object(content, 'emphasis_content');
  const subTitle = text(content, 'sub_title_text');
  return (
    <div class="card-title">
      {text(main, 'title') !== '' && (
        <div class="card-title__main" dir="auto">
          {text(main, 'title')}
        </div>
      )}
      {text(main, 'desc') !== '' && (
        <div class="card-title__desc" dir="auto">
          {text(main, 'desc')}
        </div>
      )}
      {emphasis !== undefined && (
        <div class="card-title__emphasis" dir="auto">
          <span class="card-title__figure">{text(emphasis, 'title')}</span>
          <span class="card-title__desc">{text(emphasis, 'desc')}</span>
        </div>
      )}
      {subTitle !== '' && (
        <div class="card-title__sub" dir="auto">
          {subTitle}
        </div>
      )}
    </div>
  );
}
