import { Router } from 'express';
import { type CallbackEndpoint, notFound, serveCallback } from '../http/index.js';
import { bodyOfExpress } from './body-of-express.js';

/** An Express router that serves callbacks at the path it is mounted on; anything below that path is not found. */
export function callbackRouter(endpoint: CallbackEndpoint): Router {
  const router = Router();
  router.use((request, response) => {
    if (request.path !== '/') return notFound(request, response);
    return serveCallback(request, response, request.query, endpoint, bodyOfExpress);
  });
  return router;
}
