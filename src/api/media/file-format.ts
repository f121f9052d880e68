/** Formats that WeCom asks for, as told by the first bytes of a file; its name proves nothing. */
export type FileFormat = 'jpg' | 'png' | 'amr' | 'mp4';

/** Boxes that an MP4 file can begin with, after the four bytes of the box's length. */
const MP4_BOXES: ReadonlySet<string> = new Set(['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide']);

/** Tells the format of a file; `undefined` for every other one. */
export function fileFormat(bytes: Uint8Array): FileFormat | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('#!AMR')) return 'amr';
  return MP4_BOXES.has(head.slice(4, 8)) ? 'mp4' : undefined;
}
