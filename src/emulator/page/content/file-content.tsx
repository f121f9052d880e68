import './file-content.css';
import type { JsonObject } from '../../json.js';
import { t } from '../i18n/index.js';
import { formatBytes } from '../ui/format.js';
import { DownloadLink } from './download-link.js';
import { firstText, number, text } from './read-json.js';

/** A file: its name, its size and a way to get it. */
export function FileContent({ content }: { content: JsonObject }) {
  const name = firstText(content, 'file_name', 'title', 'media_id') || t().content.file;
  const size = number(content, 'size');
  return (
    <div class="file-content">
      <div class="file-content__words">
        <span class="file-content__name" dir="auto">
          {name}
        </span>
        <span class="file-content__line">
          {size !== undefined && <span class="file-content__size">{formatBytes(size)}</span>}
          <DownloadLink url={text(content, 'url')} name={name} />
        </span>
      </div>
      <span class="file-content__type" aria-hidden="true">
        {extensionOf(name)}
      </span>
    </div>
  );
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,4})$/i.exec(name)?.[1]?.toUpperCase() ?? '…';
}
