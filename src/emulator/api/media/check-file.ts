import { type FormPart, Refusal } from '../../protocol/index.js';
import type { MediaType } from '../../world/index.js';
import { amrSeconds, imageFormatOf, isMp4 } from './sniff.js';

const MB = 1024 * 1024;

/** A file must have more bytes than this. */
const MIN_BYTES = 5;

/** Refuses a file that is too small, too large or of the wrong kind for `type`. */
export function checkFile({ bytes }: FormPart, type: MediaType): void {
  if (bytes.length <= MIN_BYTES) throw new Refusal(40006);
  CHECKS[type](bytes);
}

/** JPG or PNG of at most `maxBytes`. */
export function checkImage(bytes: Buffer, maxBytes: number): void {
  if (bytes.length > maxBytes) throw new Refusal(40009);
  const format = imageFormatOf(bytes);
  if (format === undefined) throw new Refusal(40123);
  if (format !== 'jpg' && format !== 'png') throw new Refusal(40004);
}

const CHECKS: Readonly<Record<MediaType, (bytes: Buffer) => void>> = {
  image: (bytes) => checkImage(bytes, 10 * MB),
  voice(bytes) {
    if (bytes.length > 2 * MB) throw new Refusal(45001);
    const seconds = amrSeconds(bytes);
    if (seconds === undefined) throw new Refusal(301017);
    if (seconds > 60) throw new Refusal(45007);
  },
  video(bytes) {
    if (bytes.length > 10 * MB) throw new Refusal(40011);
    if (!isMp4(bytes)) throw new Refusal(40004);
  },
  file(bytes) {
    if (bytes.length > 20 * MB) throw new Refusal(45001);
  },
};
