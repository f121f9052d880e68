import type { Request, Response } from 'express';
import { requestIdOf } from '../../http/index.js';
import type { ApiKey } from '../../keys/index.js';
import { planPush, type ReceivedPush, receiverCounts } from '../accept/index.js';
import { contentKindOf } from '../request/index.js';
import type { PushRoutesOptions } from './push-routes-options.js';

/** Who asks for a push, and by which name of a repeat. */
export interface PushCaller {
  readonly key: ApiKey;
  readonly idempotencyKey: string | undefined;
}

/** Accepts what was received and answers 202 with its id; the file that came along is deleted by then. */
export async function servePush(
  request: Request,
  response: Response,
  received: ReceivedPush,
  caller: PushCaller,
  options: PushRoutesOptions,
): Promise<void> {
  const id = await acceptPush(request, response, received, caller, options).finally(() => received.file?.dispose());
  const url = `${request.baseUrl}/${id}`;
  response.status(202).location(url).set('Cache-Control', 'no-store').json({ id, state: 'accepted', url });
}

async function acceptPush(
  request: Request,
  response: Response,
  { value, file }: ReceivedPush,
  { key, idempotencyKey }: PushCaller,
  { acceptor, targets, logger }: PushRoutesOptions,
): Promise<string> {
  const path = typeof request.params.name === 'string' ? request.params.name : undefined;
  const plan = planPush(value, { path, key, targets, hasFile: file !== undefined });
  const id = await acceptor.accept({ plan, key, file, idempotencyKey });
  const { robot } = plan.request;
  const sender = robot === undefined ? { app: plan.app } : { robot };
  const fields = { requestId: requestIdOf(response), pushId: id, key: key.name, ...sender };
  const receivers = receiverCounts(plan.request);
  logger.info({ ...fields, kind: contentKindOf(plan.request), receivers }, 'push accepted');
  return id;
}
