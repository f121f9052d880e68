export { contentKindOf } from './content-kind-of.js';
export { newsArticleSchema, textCardSchema } from './content-schemas.js';
export { described } from './described.js';
export { CONTENT_KINDS, type ContentKind, type PushRequest, pushRequestSchema } from './push-request.js';
export { templateCardSchema } from './template-card-schema.js';
export { wholeNumber } from './whole-number.js';
