import './notices.css';
import { t } from '../i18n/index.js';
import { dismiss, notices } from '../state/index.js';
import { IconButton } from './icon-button.js';

/** The short notes at the lower edge; read aloud as they come. */
export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map(({ id, kind, text }) => (
        <div key={id} class={`notice notice--${kind}`}>
          <span dir="auto">{text}</span>
          <IconButton icon="close" size={16} label={t().dismiss} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
