export { CursorList, type FetchPage, type Page } from './cursor-list.js';
export type { PageOptions } from './page-options.js';
