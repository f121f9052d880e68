import './toolbar.css';
import { t } from '../i18n/index.js';
import { openDialog } from '../state/index.js';
import { IconButton } from '../ui/icon-button.js';
import { addFiles } from './attachments.js';
import { DeliveryButton } from './delivery-button.js';
import { EmojiButton } from './emoji-button.js';
import { FileButton } from './file-button.js';
import { VoiceButton } from './voice-button.js';

interface ToolbarProps {
  readonly onEmoji: (emoji: string) => void;
  readonly onRecord: () => void;
}

/** The tools above the text: emoji, files of each kind, location, link, and how it is delivered. */
export function Toolbar({ onEmoji, onRecord }: ToolbarProps) {
  const words = t().composer;
  return (
    <div class="toolbar">
      <EmojiButton onChoose={onEmoji} />
      <FileButton icon="image" label={words.image} accept="image/*" onFiles={(files) => addFiles(files, 'image')} />
      <VoiceButton onRecord={onRecord} />
      <FileButton icon="video" label={words.video} accept="video/*" onFiles={(files) => addFiles(files, 'video')} />
      <FileButton icon="file" label={words.file} onFiles={(files) => addFiles(files, 'file')} />
      <IconButton icon="location" label={words.location} onClick={() => openDialog({ kind: 'location' })} />
      <IconButton icon="link" label={words.link} onClick={() => openDialog({ kind: 'link' })} />
      <DeliveryButton />
    </div>
  );
}
