export { apiExchange } from './api-exchange.js';
export { guardRequest } from './guard-request.js';
export { PageFeed } from './page-feed.js';
export { pageFolder } from './page-files.js';
export { PAGE_PREFIX, pageMount } from './page-mount.js';
export { PageProblem } from './page-problem.js';
