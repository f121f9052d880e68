import './attachment-tray.css';
import { t } from '../i18n/index.js';
import { Icon } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';
import { type Attachment, attachments, removeAttachment } from './attachments.js';

/** The files that go out with the next send. */
export function AttachmentTray() {
  if (attachments.value.length === 0) return null;
  return (
    <ul class="attachment-tray" aria-label={t().composer.attachments}>
      {attachments.value.map((attachment) => (
        <li key={attachment.id} class="attachment" aria-busy={attachment.uploaded === undefined}>
          <Thumbnail attachment={attachment} />
          <span class="attachment__name" dir="auto">
            {attachment.uploaded === undefined ? t().composer.uploading : attachment.name}
          </span>
          <IconButton
            icon="close"
            size={15}
            label={t().composer.remove(attachment.name)}
            onClick={() => removeAttachment(attachment.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ attachment: { type, uploaded } }: { attachment: Attachment }) {
  if (type === 'image' && uploaded !== undefined) return <img class="attachment__picture" src={uploaded.url} alt="" />;
  return (
    <span class="attachment__picture">
      <Icon name={type} />
    </span>
  );
}
