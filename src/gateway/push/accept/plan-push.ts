import { invalidRequest, validate } from '../../http/index.js';
import type { ApiKey } from '../../keys/index.js';
import type { PushTargets } from '../push-targets.js';
import { type PushRequest, pushRequestSchema } from '../request/index.js';
import { checkRoad, roadOf } from '../work/index.js';
import { checkGrants } from './check-grants.js';
import { resolveApp } from './resolve-app.js';

/** A request that was found good, and the app that is to send it. */
export interface PushPlan {
  readonly request: PushRequest;
  /** Empty when a robot sends, which belongs to no app. */
  readonly app: string;
}

export interface PlanContext {
  /** The app in the path. */
  readonly path: string | undefined;
  readonly key: ApiKey;
  readonly targets: PushTargets;
  /** Whether the image or file came along, in the place of its media id. */
  readonly hasFile: boolean;
}

/**
 * Holds what a caller sent against everything that is known: its shape and limits, the app, what the key may reach,
 * and what is possible on that road.
 *
 * @throws {HttpProblem} 422, 403 or 404
 */
export function planPush(value: unknown, { path, key, targets, hasFile }: PlanContext): PushPlan {
  const request = validate(pushRequestSchema, value) as PushRequest;
  const road = roadOf(request);
  const named = path ?? request.app;
  const app = road === 'robot' && named === undefined ? '' : resolveApp(targets.apps, key, path, request.app);
  checkGrants(key, request);
  if (request.robot !== undefined && !targets.robots.has(request.robot)) {
    const message = `is "${request.robot}", which is not configured in this gateway`;
    throw invalidRequest([{ path: 'robot', message }]);
  }
  const problems = checkRoad(request, road, hasFile);
  if (problems.length > 0) throw invalidRequest(problems);
  return { request, app };
}
