import type { EmulatedApp, World } from '../world/index.js';
import { Refusal } from './refusal.js';
import type { Access } from './route.js';

/** The app behind the access token, after the checks that precede all others; their order is WeCom's. */
export function authorize(world: World, token: string | null, access: Access, callerIp: string): EmulatedApp {
  if (token === null || token === '') throw new Refusal(41001);
  const app = world.tokens.check(token, world.clock.now());
  if (app === 'unknown') throw new Refusal(40014);
  if (app === 'expired') throw new Refusal(42001);
  if (!app.enabled) throw new Refusal(50003);
  if (app.trustedIps !== undefined && !app.trustedIps.includes(callerIp)) throw new Refusal(60020);
  if (app.kind === 'app' && access === 'contacts') throw new Refusal(48002);
  if (app.kind === 'contacts' && access === 'app') throw new Refusal(48002);
  if (app.kind === 'contacts' && access === 'details') throw new Refusal(48009);
  return app;
}
