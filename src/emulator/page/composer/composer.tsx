import './composer.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageApp } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { isPhone } from '../state/index.js';
import { Icon } from '../ui/icon.js';
import { AttachmentTray } from './attachment-tray.js';
import { addFiles, attachments } from './attachments.js';
import { draftOf, setDraft } from './drafts.js';
import { RecordingPanel } from './recording-panel.js';
import { openLine, sendMessage } from './send-message.js';
import { Toolbar } from './toolbar.js';

/** Where a member writes to the app: text, files, and the tools above them. */
export function Composer({ app, conversationId }: { app: PageApp; conversationId: string }) {
  const input = useRef<HTMLTextAreaElement>(null);
  const [isRecording, setRecording] = useState(false);
  const text = draftOf(conversationId);
  const waiting = attachments.value;
  const isUploading = waiting.some(({ uploaded }) => uploaded === undefined);
  const isEmpty = text.trim() === '' && waiting.length === 0;
  const write = (value: string): void => setDraft(conversationId, value);

  useEffect(() => {
    // A phone's keyboard would cover what somebody came to read.
    if (!isPhone.value) input.current?.focus();
  }, [isRecording]);
  useEffect(
    () => () => {
      attachments.value = [];
    },
    [],
  );
  useEffect(() => {
    if (waiting.length > 0) input.current?.focus();
  }, [waiting.length]);

  const send = async (): Promise<void> => {
    if (isEmpty || isUploading) return;
    attachments.value = [];
    write('');
    input.current?.focus();
    const line = openLine();
    for (const { type, uploaded } of waiting)
      if (uploaded !== undefined) await sendMessage({ msgType: type, mediaId: uploaded.mediaId }, line);
    const isSent = text.trim() === '' || (await sendMessage({ msgType: 'text', content: text }, line));
    if (!isSent && draftOf(conversationId) === '') write(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a candidate.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    addFiles(files);
  };
  const insert = (inserted: string): void => {
    const box = input.current;
    if (box === null) return;
    box.setRangeText(inserted, box.selectionStart, box.selectionEnd, 'end');
    write(box.value);
  };
  if (isRecording) return <RecordingPanel onClose={() => setRecording(false)} />;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Toolbar onEmoji={insert} onRecord={() => setRecording(true)} />
      <AttachmentTray />
      <textarea
        ref={input}
        class="composer__input"
        rows={2}
        dir="auto"
        aria-label={t().composer.label(app.name)}
        placeholder={isPhone.value ? t().composer.placeholderShort : t().composer.placeholder}
        value={text}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div class="composer__foot">
        <button type="submit" class="button button--primary" disabled={isEmpty || isUploading}>
          <Icon name="send" size={16} />
          {t().composer.send}
        </button>
      </div>
    </form>
  );
}
