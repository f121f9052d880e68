import { Router } from 'express';
import { type CallbackEndpoint, notFound, requestTarget, serveCallback } from '../http/index.js';
import { bodyOfExpress } from './body-of-express.js';

/**
 * An Express router that serves callbacks at the path it is mounted on; anything below that path is not found. Path
 * and query are read from `request.url`: Express would parse them anew at each look, and as the host has configured.
 */
export function callbackRouter(endpoint: CallbackEndpoint): Router {
  const router = Router();
  router.use((request, response) => {
    const { path, query } = requestTarget(request.url);
    if (path !== '/') return notFound(request, response);
    return serveCallback(request, response, query, endpoint, bodyOfExpress);
  });
  return router;
}
