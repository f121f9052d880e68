export { Content, isBubble } from './content.js';
export { PictureDialog } from './picture-dialog.js';
export { eventName, preview } from './preview.js';
