// Compiled by `npm run typecheck`; never run. Each line after `@ts-expect-error` must not compile.
import { type Tracer as OpenTelemetryTracer, type Span, trace } from '@opentelemetry/api';
import type { WecomClientOptions } from '../../src/api/index.js';
import type { Incoming } from '../../src/message/index.js';
import { inSpan, type Observer, PrometheusMetrics, type Tracer, type TraceSpan } from '../../src/observe/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_T extends true>(): void {}

declare const openTelemetryTracer: OpenTelemetryTracer;
declare const span: Span;
declare const incoming: Incoming;
declare const observer: Required<Observer>;

// A tracer of OpenTelemetry fits as it is, and so does its span.
export const tracer: Tracer = openTelemetryTracer;
export const traceSpan: TraceSpan = span;
export const options: WecomClientOptions = {
  tracer: trace.getTracer('my-bot'),
  observer: new PrometheusMetrics().observer(),
};
// @ts-expect-error a tracer starts spans
export const noTracer: Tracer = { startSpan: () => span };

// What the task answers comes out.
holds<Equal<ReturnType<typeof sync>, number>>();
holds<Equal<ReturnType<typeof async>, Promise<string>>>();
const sync = () => inSpan(tracer, 'wecom.handler', { 'wecom.handler': 'Bot.order' }, () => 1);
const async = () =>
  inSpan(undefined, 'wecom.api', {}, async (active) => `${active?.setAttribute('wecom.api.attempts', 2)}`);
// @ts-expect-error there are three kinds of spans
inSpan(tracer, 'wecom.store', {}, () => 1);
// @ts-expect-error attributes are those documented
inSpan(tracer, 'wecom.callback', { 'wecom.user_id': 'ZhangSan' }, () => 1);

// The names of types and events are those of the reader, which are not a stranger's.
const report = { outcome: 'replied', road: 'passive', duplicate: false, durationMs: 1 } as const;
observer.callback({ ...report, msgType: incoming.msgType });
if (incoming.msgType === 'event') observer.callback({ ...report, msgType: 'event', event: incoming.event });
// @ts-expect-error as it came on the wire it may be anything
observer.callback({ ...report, msgType: 'event', event: incoming.raw.Event });
// @ts-expect-error there is no such road
observer.reply({ road: 'post', latencyMs: 1 });
// An observer implements what it cares about.
export const partial: Observer = { reply: ({ road, latencyMs }) => void [road, latencyMs] };
