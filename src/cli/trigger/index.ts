export { composeCallback } from './compose-callback.js';
export { findSample } from './find-sample.js';
export { setFields } from './set-fields.js';
export { showExchange } from './show-exchange.js';
export type { TriggerOptions } from './trigger-options.js';
export { type TriggerSample, triggerSamples } from './trigger-sample.js';
export { uploadMedia } from './upload-media.js';
