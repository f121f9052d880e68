export { DataFolder } from './data-folder.js';
