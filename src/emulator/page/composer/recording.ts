import { encodeWav } from './encode-wav.js';

/** Good for speech, and 60 seconds stay under WeCom's 2 MB. */
const SAMPLE_RATE = 16_000;

/** A microphone that is being listened to. */
export interface Recording {
  /** Ends it and answers the WAV file; `undefined` when nothing was recorded. */
  finish(): Promise<File | undefined>;
  /** Ends it and forgets it. */
  discard(): void;
}

/**
 * Starts to record.
 *
 * @throws Error when there is no microphone, it may not be used, or the page is neither on localhost nor on https
 */
export async function startRecording(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
  recorder.start();
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    discard: stop,
    finish: async () => {
      stop();
      await stopped;
      return toWav(new Blob(pieces, { type: recorder.mimeType }));
    },
  };
}

/** What browsers record (WebM or MP4) is not played everywhere, so it becomes WAV. */
async function toWav(recorded: Blob): Promise<File | undefined> {
  if (recorded.size === 0) return undefined;
  // Decoding into a context of this rate resamples as well.
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await context.decodeAudioData(await recorded.arrayBuffer());
  return new File([encodeWav(sound.getChannelData(0), SAMPLE_RATE)], 'voice.wav', { type: 'audio/wav' });
}
