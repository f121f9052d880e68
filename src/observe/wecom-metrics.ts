import type { Counter, Gauge, Histogram, Meter } from './meter.js';

/** Of a handler or an answer: fine around the deadline (4.5 s) and WeCom's tries (5, 10 and 15 s), coarse beyond. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 7.5, 10, 15, 30, 60, 120];
/** Of one HTTP response to WeCom, which listens for 5 s. */
const CALLBACK_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 10];
/** Of one request to WeCom, given up after 10 s, or 60 s for files. */
const API_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Every metric of this package. Each has the label `app`, which tells the apps of one process apart. */
export interface WecomMetrics {
  readonly callbacks: Counter<'app' | 'msg_type' | 'event' | 'outcome'>;
  readonly refusals: Counter<'app' | 'code'>;
  readonly duplicates: Counter<'app'>;
  readonly roads: Counter<'app' | 'road'>;
  readonly callbackDuration: Histogram<'app'>;
  readonly handlerDuration: Histogram<'app' | 'handler'>;
  readonly handlerErrors: Counter<'app' | 'handler'>;
  readonly replyLatency: Histogram<'app' | 'road'>;
  readonly outboxEvents: Counter<'app' | 'event' | 'kind'>;
  readonly outboxJobs: Gauge<'app'>;
  readonly outboxOldestAge: Gauge<'app'>;
  readonly outboxDead: Gauge<'app'>;
  readonly credentialRefreshes: Counter<'app' | 'credential' | 'result'>;
  readonly apiDuration: Histogram<'app' | 'path'>;
  readonly apiErrors: Counter<'app' | 'path' | 'code' | 'errcode'>;
  readonly storeUp: Gauge<'app'>;
}

/** Registers every metric of this package. */
export function wecomMetrics(meter: Meter): WecomMetrics {
  return {
    callbacks: meter.counter(
      'wecom_callbacks_total',
      'Requests to the callback URL, each try of WeCom counted, by what they were and what they came to.',
      ['app', 'msg_type', 'event', 'outcome'],
    ),
    refusals: meter.counter(
      'wecom_callback_refusals_total',
      'Requests to the callback URL that were refused or put off, by the code of the error.',
      ['app', 'code'],
    ),
    duplicates: meter.counter(
      'wecom_callback_duplicates_total',
      'Callbacks that had been taken before: further tries of WeCom, or replays.',
      ['app'],
    ),
    roads: meter.counter(
      'wecom_callback_roads_total',
      'Callbacks by the road of their answer: passive, hold, push, defer, drop, or none.',
      ['app', 'road'],
    ),
    callbackDuration: meter.histogram(
      'wecom_callback_duration_seconds',
      'From the arrival of a callback that was not refused to its HTTP response; WeCom waits 5 seconds.',
      ['app'],
      CALLBACK_BUCKETS,
    ),
    handlerDuration: meter.histogram(
      'wecom_handler_duration_seconds',
      'How long handlers ran, middleware included.',
      ['app', 'handler'],
      ANSWER_BUCKETS,
    ),
    handlerErrors: meter.counter('wecom_handler_errors_total', 'Runs of handlers that failed.', ['app', 'handler']),
    replyLatency: meter.histogram(
      'wecom_reply_latency_seconds',
      'From the first arrival of a callback to its answer, by the road of the answer.',
      ['app', 'road'],
      ANSWER_BUCKETS,
    ),
    outboxEvents: meter.counter(
      'wecom_outbox_events_total',
      'Jobs put into the outbox, done (sent), put back (retried) and given up (dead), by kind.',
      ['app', 'event', 'kind'],
    ),
    outboxJobs: meter.gauge('wecom_outbox_jobs', 'Jobs in the outbox that are waiting or being worked on.', ['app']),
    outboxOldestAge: meter.gauge(
      'wecom_outbox_oldest_job_age_seconds',
      'Age of the oldest job in the outbox that is waiting or being worked on; 0 when there is none.',
      ['app'],
    ),
    outboxDead: meter.gauge('wecom_outbox_dead_jobs', 'Jobs that were given up and wait for a person to decide.', [
      'app',
    ]),
    credentialRefreshes: meter.counter(
      'wecom_credential_refreshes_total',
      'Access tokens and tickets asked for, by credential and result (success or failure).',
      ['app', 'credential', 'result'],
    ),
    apiDuration: meter.histogram(
      'wecom_api_request_duration_seconds',
      'HTTP requests of the server API, each attempt of a call counted, by the path of the call.',
      ['app', 'path'],
      API_BUCKETS,
    ),
    apiErrors: meter.counter(
      'wecom_api_errors_total',
      'HTTP requests of the server API that failed, by path, code of the error and errcode of WeCom.',
      ['app', 'path', 'code', 'errcode'],
    ),
    storeUp: meter.gauge('wecom_store_up', 'Whether the store could be reached when it was last tried: 1 or 0.', [
      'app',
    ]),
  };
}
