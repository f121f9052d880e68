export { addFiles } from './attachments.js';
export { Composer } from './composer.js';
export { MenuBar } from './menu-bar.js';
