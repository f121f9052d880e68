import './recording-panel.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { attempt, notify } from '../state/index.js';
import { Icon } from '../ui/icon.js';
import { actions } from '../wire/index.js';
import { type Recording, startRecording } from './recording.js';
import { openLine, sendMessage } from './send-message.js';

/** As long as a voice message may be. */
const LONGEST_S = 60;

/** Takes the composer's place while the microphone is on. */
export function RecordingPanel({ onClose }: { onClose: () => void }) {
  const [seconds, setSeconds] = useState(0);
  const [isSending, setSending] = useState(false);
  const recording = useRef<Recording>();
  const sendButton = useRef<HTMLButtonElement>(null);
  const words = t().composer;

  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    startRecording().then(
      (started) => {
        if (isGone) return started.discard();
        recording.current = started;
        timer = setInterval(() => setSeconds((before) => before + 1), 1000);
        sendButton.current?.focus();
      },
      () => {
        notify(words.noMicrophone, 'error');
        onClose();
      },
    );
    return () => {
      isGone = true;
      clearInterval(timer);
      recording.current?.discard();
    };
  }, []);

  const send = async (): Promise<void> => {
    if (recording.current === undefined || isSending) return;
    setSending(true);
    const line = openLine();
    const file = await recording.current.finish().catch(() => undefined);
    if (file === undefined) notify(words.tooShort, 'error');
    else {
      const uploaded = await attempt(() => actions.upload('voice', file.name, file));
      if (uploaded !== undefined) await sendMessage({ msgType: 'voice', mediaId: uploaded.mediaId }, line);
    }
    onClose();
  };
  useEffect(() => {
    if (seconds >= LONGEST_S) void send();
  }, [seconds]);

  return (
    <section
      class="recording"
      aria-label={words.recording}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <span class="recording__state" role="timer">
        <span class="recording__dot" />
        {words.recording} {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      </span>
      <button type="button" class="button" onClick={onClose}>
        <Icon name="trash" size={16} />
        {words.discard}
      </button>
      <button ref={sendButton} type="button" class="button button--primary" disabled={isSending} onClick={send}>
        <Icon name="send" size={16} />
        {words.sendVoice}
      </button>
    </section>
  );
}
