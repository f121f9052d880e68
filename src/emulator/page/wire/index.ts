export { actions, type Started, type Uploaded, type UploadType } from './actions.js';
export { connectLive } from './live.js';
export { RequestError } from './request-error.js';
