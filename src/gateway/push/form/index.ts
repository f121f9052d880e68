export { pushFormSchema } from './push-form-schema.js';
export { type PushForm, readForm } from './read-form.js';
export { safeFileName } from './safe-file-name.js';
export type { UploadedFile } from './uploaded-file.js';
