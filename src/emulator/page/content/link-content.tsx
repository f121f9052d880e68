import './link-content.css';
import type { JsonObject } from '../../json.js';
import { hostOf, isOnEmulator } from '../ui/address.js';
import { Icon } from '../ui/icon.js';
import { SafeLink } from '../ui/safe-link.js';
import { firstText, text } from './read-json.js';

/** A link that a member shared. */
export function LinkContent({ content }: { content: JsonObject }) {
  const url = text(content, 'url');
  const picture = firstText(content, 'pic_url', 'picurl', 'picUrl');
  return (
    <SafeLink class="link-content" url={url}>
      <span class="link-content__title" dir="auto">
        {text(content, 'title') || url}
      </span>
      <span class="link-content__row">
        <span class="link-content__description" dir="auto">
          {text(content, 'description')}
        </span>
        {picture !== '' && isOnEmulator(picture) ? (
          <img class="link-content__picture" src={picture} alt="" />
        ) : (
          <span class="link-content__picture">
            <Icon name="link" />
          </span>
        )}
      </span>
      <span class="link-content__host">{url === '' ? '' : hostOf(url)}</span>
    </SafeLink>
  );
}
