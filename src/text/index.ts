export { splitUtf8 } from './split-utf8.js';
export { truncateUtf8 } from './truncate-utf8.js';
export { fitsUtf8 } from './utf8-cut.js';
