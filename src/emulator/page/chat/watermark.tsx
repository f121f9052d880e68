import './watermark.css';
import { me } from '../state/index.js';

/** The reader's name across a confidential message (保密消息), as WeCom shows it. */
export function Watermark() {
  return <span class="watermark" aria-hidden="true" data-words={`${me.value?.name ?? ''} `.repeat(24)} />;
}
