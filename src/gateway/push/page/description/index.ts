export type { Control, FieldInfo } from './control.js';
export { type PushForm, pushFormOf } from './push-form.js';
export type { OpenApi, RequestExample, Schema } from './schema.js';
