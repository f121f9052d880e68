import { BoundedLabel, OTHER } from './bounded-label.js';
import type { Labels } from './meter.js';
import type { Observer } from './observer.js';
import type { ObservedRoad } from './reports.js';
import type { WecomMetrics } from './wecom-metrics.js';

/** Keeps the number of time series bounded whatever is reported; shared by all apps of the process. */
export class MetricLabels {
  /** WeCom has about sixty events. */
  readonly event = new BoundedLabel(100);
  readonly msgType = new BoundedLabel(20);
  readonly handler = new BoundedLabel(500);
  readonly kind = new BoundedLabel(20);
  readonly path = new BoundedLabel(300);
  readonly code = new BoundedLabel(200);
  readonly errCode = new BoundedLabel(200);
}

const ROADS: readonly ObservedRoad[] = ['passive', 'hold', 'push', 'defer', 'drop', 'none'];

/** Counts what is reported of one app. @param app empty when the process has only one */
export function metricsObserver(metrics: WecomMetrics, limits: MetricLabels, app: Labels<'app'>): Required<Observer> {
  // Shown from the start, so that a rate has something to begin with.
  metrics.duplicates.add(app, 0);
  for (const road of ROADS) metrics.roads.add({ ...app, road }, 0);
  return {
    callback({ msgType, event, outcome, road, duplicate, durationMs, code }) {
      const type = limits.msgType.value(known(msgType));
      const ofEvent = event === undefined ? undefined : { event: limits.event.value(known(event)) };
      metrics.callbacks.add({ ...app, msg_type: type, ...ofEvent, outcome });
      metrics.roads.add({ ...app, road });
      if (duplicate) metrics.duplicates.add(app);
      if (code !== undefined) metrics.refusals.add({ ...app, code: limits.code.value(code) });
      // What strangers send is refused at once, and would make the app look quick.
      if (outcome !== 'refused') metrics.callbackDuration.observe(app, durationMs / 1000);
    },
    handler({ handler, durationMs, failed }) {
      const labels = { ...app, handler: limits.handler.value(handler) };
      metrics.handlerDuration.observe(labels, durationMs / 1000);
      metrics.handlerErrors.add(labels, failed ? 1 : 0);
    },
    reply({ road, latencyMs }) {
      metrics.replyLatency.observe({ ...app, road }, latencyMs / 1000);
    },
    outbox({ event, kind }) {
      metrics.outboxEvents.add({ ...app, event, kind: limits.kind.value(kind) });
    },
    credential({ name, ok }) {
      metrics.credentialRefreshes.add({ ...app, credential: name, result: ok ? 'success' : 'failure' });
    },
    apiCall({ path, errCode, code, durationMs }) {
      const labels = { ...app, path: limits.path.value(path) };
      metrics.apiDuration.observe(labels, durationMs / 1000);
      if (code === undefined) return;
      const errcode = errCode === undefined ? undefined : { errcode: limits.errCode.value(String(errCode)) };
      metrics.apiErrors.add({ ...labels, code: limits.code.value(code), ...errcode });
    },
    store({ available }) {
      metrics.storeUp.set(app, available ? 1 : 0);
    },
  };
}

/** The reader of callbacks says `unknown` where a name is a stranger's. */
function known(name: string): string {
  return name === 'unknown' ? OTHER : name;
}
