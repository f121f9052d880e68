import './watermark.css';
import { me } from '../state/index.js';

/** The reader's name across a confidential message (保密消息), as WeCom shows it. */
export function Watermark() {
  const words = `${me.value?.name ?? ''} `.repeat(24);
  return (
    <span class="watermark" aria-hidden="true">
      <span class="watermark__words">{words}</span>
    </span>
  );
}
