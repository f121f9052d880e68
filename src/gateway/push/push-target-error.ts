import { WecomError } from '../../errors/index.js';

/**
 * A push waits for an app or a robot that is not configured (any more): `unknown_app`, `unknown_robot`. Whoever runs
 * the gateway must act.
 */
export class PushTargetError extends WecomError {
  declare readonly code: 'unknown_app' | 'unknown_robot';

  constructor(kind: 'app' | 'robot', name: string) {
    super(`unknown_${kind}`, `There is no ${kind} "${name}" in this gateway (any more).`);
  }
}
