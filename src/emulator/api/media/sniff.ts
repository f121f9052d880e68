export type ImageFormat = 'jpg' | 'png' | 'gif' | 'bmp' | 'webp';

const SIGNATURES: readonly (readonly [ImageFormat, number, Buffer])[] = [
  ['jpg', 0, Buffer.from([0xff, 0xd8, 0xff])],
  ['png', 0, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['gif', 0, Buffer.from('GIF8')],
  ['bmp', 0, Buffer.from('BM')],
  ['webp', 8, Buffer.from('WEBP')],
];

/** The picture's format by its first bytes. */
export function imageFormatOf(bytes: Buffer): ImageFormat | undefined {
  return SIGNATURES.find(([, at, signature]) => bytes.subarray(at, at + signature.length).equals(signature))?.[0];
}

export function isMp4(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp';
}

const AMR_HEADER = Buffer.from('#!AMR\n');
const AMR_WB_HEADER = Buffer.from('#!AMR-WB\n');

/** Bytes of a frame (20 ms) by its mode, header byte included; 0 = reserved. */
const AMR_FRAMES = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
const AMR_WB_FRAMES = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1];

/** The length of an AMR recording in seconds; `undefined` for anything that is not AMR. */
export function amrSeconds(bytes: Buffer): number | undefined {
  if (bytes.subarray(0, AMR_WB_HEADER.length).equals(AMR_WB_HEADER)) return countFrames(bytes, 9, AMR_WB_FRAMES) / 50;
  if (bytes.subarray(0, AMR_HEADER.length).equals(AMR_HEADER)) return countFrames(bytes, 6, AMR_FRAMES) / 50;
  return undefined;
}

function countFrames(bytes: Buffer, start: number, sizes: readonly number[]): number {
  let frames = 0;
  let at = start;
  for (let byte = bytes[at]; byte !== undefined; byte = bytes[at]) {
    const size = sizes[(byte >> 3) & 0b1111] ?? 0;
    if (size === 0) break;
    frames += 1;
    at += size;
  }
  return frames;
}
