export { type ListenOptions, WecomApp } from './wecom-app.js';
