import './picture-dialog.css';
import { t } from '../i18n/index.js';
import { Dialog } from '../ui/dialog.js';
import { DownloadLink } from './download-link.js';

/** A picture as large as the page. */
export function PictureDialog({ url, name }: { url: string; name: string }) {
  return (
    <Dialog title={name} class="picture-dialog">
      <div class="picture-dialog__body">
        <img class="picture-dialog__picture" src={url} alt={t().content.imageOf(name)} />
      </div>
      <div class="picture-dialog__foot">
        <DownloadLink url={url} name={name} />
      </div>
    </Dialog>
  );
}
