export { Stage } from './stage.js';
