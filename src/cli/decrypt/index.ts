export { type CallbackSettings, readCallbackSettings } from './callback-settings.js';
export { diagnose } from './diagnose.js';
export type { Diagnosis, Verdict } from './diagnosis.js';
export { hasEchoStr, readSealedText } from './read-sealed-text.js';
export type { SealedText, SignedValues } from './sealed-text.js';
