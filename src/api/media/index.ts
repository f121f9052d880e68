export {
  type AttachmentMediaType,
  type AttachmentType,
  type DownloadOptions,
  MediaApi,
  type UploadOptions,
} from './media-api.js';
export { MediaFile, type MediaHead } from './media-file.js';
export { mediaForm } from './media-form.js';
export { loadChecked, MEDIA_RULES, type MediaRule, type MediaType, PERMANENT_IMAGE_RULE } from './media-rule.js';
export type { MediaSource } from './media-source.js';
export type { UploadByUrlRequest, UploadByUrlResult } from './upload-by-url-result.js';
export { toUploadedMedia, type UploadedMedia } from './uploaded-media.js';
