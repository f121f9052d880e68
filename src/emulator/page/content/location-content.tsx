import './location-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { Icon } from '../ui/icon.js';
import { firstText, text } from './read-json.js';

/** A place: its name, where it is, and the idea of a map, since no map is loaded. */
export function LocationContent({ content }: { content: JsonObject }) {
  const label = firstText(content, 'label', 'name', 'title') || t().content.location;
  const where = `${firstText(content, 'latitude', 'location_x')}, ${firstText(content, 'longitude', 'location_y')}`;
  return (
    <div class="location-content">
      <div class="location-content__words">
        <span class="location-content__label" dir="auto">
          {label}
        </span>
        {text(content, 'address') !== '' && <span dir="auto">{text(content, 'address')}</span>}
        <span class="location-content__where">{where}</span>
      </div>
      <div class="location-content__map" aria-hidden="true">
        <svg
          viewBox="0 0 260 110"
          width="260"
          height="110"
          preserveAspectRatio="xMidYMid slice"
          aria-hidden="true"
          focusable="false"
        >
          <path class="location-content__water" d="M0 78c40-16 70 14 118 4s60-34 142-26v54H0z" />
          <path
            class="location-content__road"
            d="M-5 40 90 28l70 20 110-22M60-5l26 60-14 60M186-5l-22 52 34 70M-5 96l90-16 80 12 100-14"
          />
        </svg>
        <span class="location-content__pin">
          <Icon name="location" size={30} />
        </span>
      </div>
    </div>
  );
}
