import { Router } from 'express';
import { onlyMethods, validate } from '../../http/index.js';
import type { CustomerGateway } from '../customer-gateway.js';
import { callerOf, demandUnrestricted } from './caller-of.js';
import { optionalJsonBody } from './optional-json-body.js';
import {
  contactsSchema,
  idempotencyKeySchema,
  recipientPageSchema,
  retrySchema,
  sendAllSchema,
  sendSchema,
  verifyCodeSchema,
  welcomeSchema,
} from './request-schemas.js';
import { sendOutcome } from './send-outcome.js';

/** 10,000 ids and a long text. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** What changes whose account it is, or whether it is there at all. */
const SESSION = ['/goStart', '/goEnd', '/switch-account', '/submit-verify-code'];

/** What the gateway does for whoever has an API key: the session, the contacts and the jobs. */
export function gatewayRoutes(gateway: CustomerGateway): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    callerOf(response, gateway.name);
    next();
  });
  router.use(optionalJsonBody(BODY_LIMIT));
  addSession(router, gateway);
  addContacts(router, gateway);
  addSending(router, gateway);
  addJobs(router, gateway);
  return router;
}

function addSession(router: Router, gateway: CustomerGateway): void {
  router.get('/status', (_request, response) => {
    response.json(gateway.status(callerOf(response, gateway.name)));
  });
  router.post(SESSION, demandUnrestricted(gateway.name));
  router.post('/goStart', async (_request, response) => void response.json(await gateway.start()));
  router.post('/goEnd', async (_request, response) => void response.json(await gateway.stop()));
  router.post('/switch-account', async (_request, response) => void response.json(await gateway.switchAccount()));
  router.post('/submit-verify-code', async ({ body }, response) => {
    const { code } = validate(verifyCodeSchema, body);
    response.json(await gateway.submitVerifyCode(code));
  });
  router.all('/status', onlyMethods('GET'));
  router.all(SESSION, onlyMethods('POST'));
}

function addContacts(router: Router, gateway: CustomerGateway): void {
  router.post('/get-all-user', async ({ body }, response) => {
    const query = validate(contactsSchema, body);
    response.json(await gateway.contacts(query, callerOf(response, gateway.name)));
  });
  router.get('/tags', async (_request, response) => {
    response.json({ tags: await gateway.tags(callerOf(response, gateway.name)) });
  });
  router.all('/get-all-user', onlyMethods('POST'));
  router.all('/tags', onlyMethods('GET'));
}

function addSending(router: Router, gateway: CustomerGateway): void {
  router.post('/send-message', async (request, response) => {
    const { id, message } = validate(sendSchema, request.body);
    const idempotencyKey = validate(idempotencyKeySchema, request.get('idempotency-key'));
    const caller = callerOf(response, gateway.name);
    const outcome = sendOutcome(await gateway.send(id, message, { caller, idempotencyKey }));
    response.status(outcome.state === 'pending' ? 202 : 200).json(outcome);
  });
  router.post('/send-message-all', async (request, response) => {
    const { ids, tag = '', message } = validate(sendAllSchema, request.body);
    const idempotencyKey = validate(idempotencyKeySchema, request.get('idempotency-key'));
    const caller = callerOf(response, gateway.name);
    const job = await gateway.sendAll(ids === undefined ? { tag } : { ids }, message, { caller, idempotencyKey });
    response.status(202).location(`${request.baseUrl}/jobs/${job.id}`).json(job);
  });
  router.post('/send-welcome', async ({ body }, response) => {
    const { welcomeCode, message } = validate(welcomeSchema, body);
    await gateway.sendWelcome(welcomeCode, message, callerOf(response, gateway.name));
    response.json({ state: 'sent' });
  });
  router.all(['/send-message', '/send-message-all', '/send-welcome'], onlyMethods('POST'));
}

function addJobs(router: Router, gateway: CustomerGateway): void {
  router.get('/jobs', async (_request, response) => {
    response.json({ jobs: await gateway.jobs(callerOf(response, gateway.name)) });
  });
  router.get('/jobs/:id', async ({ params, query }, response) => {
    const wanted = validate(recipientPageSchema, { ...query });
    response.json(await gateway.job(params.id, wanted, callerOf(response, gateway.name)));
  });
  router.post('/jobs/:id/retry', async ({ params, body }, response) => {
    const request = validate(retrySchema, body);
    response.status(202).json(await gateway.retry(params.id, request, callerOf(response, gateway.name)));
  });
  router.post('/jobs/:id/cancel', async ({ params }, response) => {
    response.json(await gateway.cancel(params.id, callerOf(response, gateway.name)));
  });
  router.all(['/jobs', '/jobs/:id'], onlyMethods('GET'));
  router.all(['/jobs/:id/retry', '/jobs/:id/cancel'], onlyMethods('POST'));
}
