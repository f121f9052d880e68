import './voice-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { formatBytes } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { DownloadLink } from './download-link.js';
import { firstText, number, text } from './read-json.js';

/** A voice message: a player, or for AMR, which no browser plays, what there is to know and the file itself. */
export function VoiceContent({ content }: { content: JsonObject }) {
  const url = text(content, 'url');
  const name = firstText(content, 'file_name') || t().content.voice;
  const size = number(content, 'size');
  const seconds = number(content, 'duration');
  if (!isAmr(content) && url !== '') {
    // biome-ignore lint/a11y/useMediaCaption: what somebody said in a chat has no captions
    return <audio class="voice-content__player" controls preload="metadata" src={url} aria-label={t().content.voice} />;
  }
  return (
    <div class="voice-content">
      <span class="voice-content__line">
        <Icon name="voice" />
        <span class="voice-content__name" dir="auto">
          {name}
        </span>
        {seconds !== undefined && <span>{t().content.seconds(Math.round(seconds))}</span>}
        {size !== undefined && <span class="voice-content__size">{formatBytes(size)}</span>}
      </span>
      {url !== '' && <span class="voice-content__note">{t().content.amr}</span>}
      <DownloadLink url={url} name={name} />
    </div>
  );
}

function isAmr(content: JsonObject): boolean {
  const marks = [text(content, 'format'), text(content, 'content_type'), text(content, 'file_name')].join(' ');
  return /\bamr\b|speex|\.spx\b|silk/i.test(marks);
}
