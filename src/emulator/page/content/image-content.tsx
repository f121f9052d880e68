import './image-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { openDialog } from '../state/index.js';
import { isOnEmulator } from '../ui/address.js';
import { Picture } from './picture.js';
import { firstText } from './read-json.js';

/** A picture message; a click enlarges it. */
export function ImageContent({ content }: { content: JsonObject }) {
  const url = firstText(content, 'url', 'pic_url', 'picurl');
  const name = firstText(content, 'file_name') || t().content.image;
  if (!isOnEmulator(url) || url === '') return <Picture class="image-content image-content--absent" url={url} alt="" />;
  return (
    <button
      type="button"
      class="image-content image-content__zoom"
      aria-label={t().content.zoom(name)}
      title={t().content.zoom(name)}
      onClick={() => openDialog({ kind: 'picture', url, name })}
    >
      <img class="image-content__picture" src={url} alt={t().content.imageOf(name)} />
    </button>
  );
}
