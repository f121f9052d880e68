export { checkFile, checkImage } from './check-file.js';
export { parseRange } from './parse-range.js';
export { readUpload } from './read-upload.js';
export { mediaRoutes } from './routes.js';
export { uploadReply } from './upload.js';
