export { apiKey, keepApiKey } from './api-key.js';
export {
  chooseFile,
  chosenContent,
  chosenRoad,
  content,
  enter,
  entered,
  files,
  idempotencyKey,
  malformed,
  request,
  requestFile,
  road,
} from './draft.js';
export { GATEWAY, pushForm, readDescription } from './gateway.js';
export { type Answer, answer, formFields, isSending, send } from './push.js';
export { toCurl } from './to-curl.js';
