export { apiMount } from './api-mount.js';
export { HttpServer, type Mount, type ServerExchange } from './http-server.js';
export { imageMount } from './image-mount.js';
export { readBody } from './read-body.js';
