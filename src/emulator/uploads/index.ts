export { runUploads } from './run-uploads.js';
