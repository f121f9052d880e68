import { signal } from '@preact/signals';
import { attempt } from '../state/index.js';
import { actions, type Uploaded, type UploadType } from '../wire/index.js';
import { mediaTypeOf } from './media-type.js';

/** A file that waits to be sent. */
export interface Attachment {
  readonly id: number;
  readonly type: UploadType;
  readonly name: string;
  /** Absent while it is being uploaded. */
  readonly uploaded?: Uploaded;
}

/** The files beside the text that is being written; uploaded as soon as they are chosen. */
export const attachments = signal<readonly Attachment[]>([]);
let lastId = 0;

export function addFiles(files: readonly File[], type?: UploadType): void {
  for (const file of files) void addFile(file, type ?? mediaTypeOf(file));
}

async function addFile(file: File, type: UploadType): Promise<void> {
  const id = ++lastId;
  attachments.value = [...attachments.value, { id, type, name: file.name }];
  const uploaded = await attempt(() => actions.upload(type, file.name, file));
  if (uploaded === undefined) removeAttachment(id);
  else attachments.value = attachments.value.map((other) => (other.id === id ? { ...other, uploaded } : other));
}

export function removeAttachment(id: number): void {
  attachments.value = attachments.value.filter((other) => other.id !== id);
}
