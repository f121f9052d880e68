import type { MediaType } from '../world/index.js';

const SIGNATURES: readonly (readonly [extension: string, at: number, signature: string])[] = [
  ['jpg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG'],
  ['gif', 0, 'GIF8'],
  ['amr', 0, '#!AMR'],
  ['mp3', 0, 'ID3'],
  ['ogg', 0, 'OggS'],
  ['webm', 0, '\x1a\x45\xdf\xa3'],
  ['wav', 8, 'WAVE'],
  ['webp', 8, 'WEBP'],
  ['mp4', 4, 'ftyp'],
];

/** A file name with the extension that the first bytes call for. */
export function mediaFileName(type: MediaType, bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const known = SIGNATURES.find(([, at, signature]) => head.startsWith(signature, at));
  return `${type}.${known?.[0] ?? 'bin'}`;
}
