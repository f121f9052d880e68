export { apiMount } from './api-mount.js';
export { HttpServer } from './http-server.js';
export { imageMount } from './image-mount.js';
