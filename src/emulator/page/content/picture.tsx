import './picture.css';
import { t } from '../i18n/index.js';
import { hostOf, isOnEmulator } from '../ui/address.js';
import { Icon } from '../ui/icon.js';

interface PictureProps {
  readonly url: string;
  readonly alt: string;
  readonly class?: string;
}

/** A picture of the emulator; a placeholder for one elsewhere, since the page loads nothing from outside. */
export function Picture({ url, alt, class: className = '' }: PictureProps) {
  if (url !== '' && isOnEmulator(url)) return <img class={`picture ${className}`} src={url} alt={alt} />;
  return (
    <span class={`picture picture--absent ${className}`}>
      <Icon name="image" size={28} />
      {url !== '' && <span class="picture__note">{t().content.outside(hostOf(url))}</span>}
    </span>
  );
}
