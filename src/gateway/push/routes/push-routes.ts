import { type RequestHandler, Router } from 'express';
import {
  HttpProblem,
  jsonBody,
  notFound,
  onlyMethods,
  pageFiles,
  problemHandler,
  requestIds,
  securityHeaders,
} from '../../http/index.js';
import { apiKeyMiddleware } from '../../keys/index.js';
import { isForm } from '../accept/index.js';
import { openApiDocument } from '../openapi/index.js';
import { alertmanagerRoute } from './alertmanager-route.js';
import { githubRoutes } from './github-routes.js';
import { pushRoute } from './push-route.js';
import type { PushRoutesOptions } from './push-routes-options.js';
import { recordRoute } from './record-route.js';

/** Bytes of a JSON body: far more than a message can have, with a thousand receivers. */
const BODY_LIMIT = 256 * 1024;
/** Alertmanager may put thousands of alerts into one notification. */
const ALERTS_LIMIT = 4 * 1024 * 1024;

/** The routes of the push gateway, below the path they are mounted at. `folder` is where its page lies. */
export function pushRoutes(options: PushRoutesOptions, folder: string): Router {
  const { keys, failures, logger } = options;
  const router = Router();
  const authenticate = apiKeyMiddleware({ keys, failures, logger });
  router.use(securityHeaders(), requestIds());
  // Nothing in the description and the page is secret; without keys they are for this machine only, like the rest.
  const open = keys.isEmpty ? authenticate : pass;
  router.get('/openapi.json', open, (request, response) => {
    response.json(openApiDocument(request.baseUrl, { needsKey: !keys.isEmpty }));
  });
  router.use('/docs', open, pageFiles(folder));
  router.get('/docs', () => {
    throw new HttpProblem(503, 'page_not_built', 'The page has not been built: run "npm run build:page", then reload.');
  });
  router.post('/:name/github', ...githubRoutes(options));
  router.use(authenticate);
  router.post('/:name/alertmanager', jsonBody(ALERTS_LIMIT), alertmanagerRoute(options));
  router.post(['/', '/:name'], unlessForm(jsonBody(BODY_LIMIT)), pushRoute(options));
  router.get('/:name', recordRoute(options));
  router.all('/', onlyMethods('POST'));
  router.all('/:name', onlyMethods('GET', 'POST'));
  router.all(['/:name/alertmanager', '/:name/github'], onlyMethods('POST'));
  router.use(notFound(), problemHandler(logger));
  return router;
}

const pass: RequestHandler = (_request, _response, next) => next();

/** A form is read later, as a stream. */
function unlessForm(parse: RequestHandler): RequestHandler {
  return (request, response, next) => (isForm(request) ? next() : parse(request, response, next));
}
