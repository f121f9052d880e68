import type { RateRule, World } from '../world/index.js';
import { Refusal } from './refusal.js';
import type { ApiRequest, Route } from './route.js';

/** Counts the call against the base frequency limits: 45009 when one is used up. */
export function meter(world: World, name: string, route: Route, request: ApiRequest, callerIp: string): void {
  const { limits } = world;
  const rules: RateRule[] = [];
  if (request.query.get('debug') === '1') {
    rules.push({ key: `debug:${name}`, limit: limits.debugPerMinute, span: 'minute' });
  }
  if (route.metered) {
    rules.push(
      { key: `api:${name}`, limit: limits.apiPerMinute, span: 'minute' },
      { key: `api:${name}`, limit: limits.apiPerHour, span: 'hour' },
      { key: `ip:${callerIp}:${name}`, limit: limits.ipPerMinute, span: 'minute' },
      { key: `ip:${callerIp}:${name}`, limit: limits.ipPerHour, span: 'hour' },
    );
  }
  takeRate(world, rules);
}

/** Counts under the rules, or refuses with 45009. */
export function takeRate(world: World, rules: readonly RateRule[], amount = 1): void {
  if (!world.rates.take(rules, world.clock.now(), amount)) throw new Refusal(45009);
}
