import './mini-program-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { Icon } from '../ui/icon.js';
import { flag, objects, text } from './read-json.js';

/** A mini-program notice (小程序通知消息): a title and lines of key and value. */
export function MiniProgramContent({ content }: { content: JsonObject }) {
  const items = objects(content, 'content_item');
  const isFirstLarge = flag(content, 'emphasis_first_item');
  return (
    <div class="mini-program">
      <span class="mini-program__title" dir="auto">
        {text(content, 'title')}
      </span>
      <span class="mini-program__description" dir="auto">
        {text(content, 'description')}
      </span>
      <dl class="mini-program__items">
        {items.map((item, index) => (
          <div
            key={index}
            class={isFirstLarge && index === 0 ? 'mini-program__first' : 'mini-program__item'}
            dir="auto"
          >
            <dt>{text(item, 'key')}</dt>
            <dd>{text(item, 'value')}</dd>
          </div>
        ))}
      </dl>
      <span class="mini-program__foot" title={t().content.openMiniProgram(text(content, 'appid'))}>
        <Icon name="link" size={15} />
        {t().content.miniProgram} {text(content, 'appid')}
      </span>
    </div>
  );
}
