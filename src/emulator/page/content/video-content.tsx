import './video-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { isOnEmulator } from '../ui/address.js';
import { FileContent } from './file-content.js';
import { text } from './read-json.js';

/** A video with its title and description. */
export function VideoContent({ content }: { content: JsonObject }) {
  const url = text(content, 'url');
  const [title, description] = [text(content, 'title'), text(content, 'description')];
  if (url === '' || !isOnEmulator(url)) return <FileContent content={content} />;
  return (
    <div class="video-content">
      {/* biome-ignore lint/a11y/useMediaCaption: what somebody filmed in a chat has no captions */}
      <video
        class="video-content__player"
        controls
        preload="metadata"
        src={url}
        aria-label={title || t().content.video}
      />
      {(title !== '' || description !== '') && (
        <div class="video-content__words" dir="auto">
          {title !== '' && <strong>{title}</strong>}
          {description !== '' && <span class="video-content__description">{description}</span>}
        </div>
      )}
    </div>
  );
}
