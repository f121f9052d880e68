import type { UploadType } from '../wire/index.js';

const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** The kind of message a file becomes. */
export function mediaTypeOf({ type }: { readonly type: string }): UploadType {
  if (PICTURES.has(type)) return 'image';
  if (type.startsWith('audio/')) return 'voice';
  return type.startsWith('video/') ? 'video' : 'file';
}
