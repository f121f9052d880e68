export { type HostTargets, hostListener } from './host-listener.js';
export { type OpenPorts, openPorts } from './open-ports.js';
export { serveHostHealth } from './serve-host-health.js';
export { serveRoutes } from './serve-routes.js';
export { type StrangerEndpoint, strangerEndpoint } from './stranger-endpoint.js';
