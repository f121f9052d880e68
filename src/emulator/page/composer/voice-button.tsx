import { useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { Icon } from '../ui/icon.js';
import { MenuButton } from '../ui/menu-button.js';
import { addFiles } from './attachments.js';

/** Voice: recorded here, or from a file. */
export function VoiceButton({ onRecord }: { onRecord: () => void }) {
  const words = t().composer;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <MenuButton
        class="icon-button"
        label={words.voice}
        place="above"
        items={[
          { key: 'record', label: words.record, onChoose: onRecord },
          { key: 'file', label: words.voiceFile, onChoose: () => input.current?.click() },
        ]}
      >
        <Icon name="voice" />
      </MenuButton>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept="audio/*,.amr"
        tabIndex={-1}
        aria-hidden="true"
        data-testid="file-voice"
        onChange={({ currentTarget }) => {
          addFiles([...(currentTarget.files ?? [])], 'voice');
          currentTarget.value = '';
        }}
      />
    </>
  );
}
