export { fitsUtf8 } from './fits-utf8.js';
export { splitUtf8 } from './split-utf8.js';
export { truncateUtf8 } from './truncate-utf8.js';
