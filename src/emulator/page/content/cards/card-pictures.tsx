import './card-pictures.css';
import type { JsonObject } from '../../../json.js';
import { SafeLink } from '../../ui/safe-link.js';
import { Picture } from '../picture.js';
import { number, object, objects, text } from '../read-json.js';

/** The platform's own limits of `aspect_ratio`. */
const [NARROWEST, WIDEST] = [1.3, 2.25];

/** The pictures of a news notice: `card_image`, `image_text_area` and the words below (`vertical_content_list`). */
export function CardPictures({ content }: { content: JsonObject }) {
  const image = object(content, 'card_image');
  const area = object(content, 'image_text_area');
  const ratio = Math.min(Math.max(number(image ?? {}, 'aspect_ratio') ?? NARROWEST, NARROWEST), WIDEST);
  return (
    <>
      {image !== undefined && (
        <div class="card-pictures__image" style={{ '--ratio': String(ratio) }}>
          <Picture class="card-pictures__picture" url={text(image, 'url')} alt="" />
        </div>
      )}
      {area !== undefined && (
        <SafeLink class="card-pictures__area" url={text(area, 'url')}>
          <Picture class="card-pictures__side" url={text(area, 'image_url')} alt="" />
          <span class="card-pictures__words" dir="auto">
            <span>{text(area, 'title')}</span>
            <span class="card-title__desc">{text(area, 'desc')}</span>
          </span>
        </SafeLink>
      )}
      {objects(content, 'vertical_content_list').map((item, index) => (
        <div key={index} class="card-pictures__vertical" dir="auto">
          <div>{text(item, 'title')}</div>
          <div class="card-title__desc">{text(item, 'desc')}</div>
        </div>
      ))}
    </>
  );
}
