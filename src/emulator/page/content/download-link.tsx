import './download-link.css';
import { t } from '../i18n/index.js';
import { isOnEmulator } from '../ui/address.js';
import { Icon } from '../ui/icon.js';

/** Saves a file of the emulator; nothing for a file that is not there. */
export function DownloadLink({ url, name }: { url: string; name: string }) {
  if (url === '' || !isOnEmulator(url)) return null;
  return (
    <a class="download-link" href={url} download={name}>
      <Icon name="download" size={16} />
      {t().download}
    </a>
  );
}
