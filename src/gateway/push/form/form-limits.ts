import { MEDIA_RULES } from '../../../api/media/index.js';

/** Bytes of a file by the field it comes in: the most that WeCom takes of its kind. */
export const FILE_LIMITS = { image: MEDIA_RULES.image.limit, file: MEDIA_RULES.file.limit } as const;

/** Bytes of one field, more than any text may have. */
export const FIELD_LIMIT = 64 * 1024;
/** Bytes of all fields together; as much as a JSON request may have. */
export const FIELDS_LIMIT = 256 * 1024;
/** A thousand receivers, each in a field of its own, and the rest. */
export const FIELD_COUNT = 2000;
/** Bytes of a whole form: the largest file, all fields, and what stands around and between the parts. */
export const FORM_LIMIT = Math.max(FILE_LIMITS.image, FILE_LIMITS.file) + 4 * 1024 * 1024;
