import './text-card-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { Icon } from '../ui/icon.js';
import { SafeLink } from '../ui/safe-link.js';
import { Inlines } from './inlines.js';
import { parseTextCard } from './parse-text-card.js';
import { text } from './read-json.js';

/** A text card (文本卡片): title, coloured lines, one link. */
export function TextCardContent({ content }: { content: JsonObject }) {
  return (
    <SafeLink class="text-card" url={text(content, 'url')}>
      <span class="text-card__title" dir="auto">
        {text(content, 'title')}
      </span>
      <span class="text-card__description" dir="auto">
        <Inlines parts={parseTextCard(text(content, 'description'))} />
      </span>
      <span class="text-card__more">
        <span dir="auto">{text(content, 'btntxt') || t().content.details}</span>
        <Icon name="out" size={15} />
      </span>
    </SafeLink>
  );
}
