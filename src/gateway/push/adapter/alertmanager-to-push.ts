import { z } from 'zod';
import { validate } from '../../http/index.js';
import { type NoticeContent, type NoticeFormat, type NoticeLine, renderNotice } from './notice.js';

const labels = z.record(z.string(), z.string());

/** More than anybody's group has; each that is wrong takes time. */
const MOST_ALERTS = 10_000;

const alertSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: labels.default({}),
  annotations: labels.default({}),
  generatorURL: z.string().optional(),
});

/** Version 4 of what Alertmanager sends to a webhook, as far as it is needed here. */
const alertmanagerSchema = z.object({
  status: z.enum(['firing', 'resolved']),
  externalURL: z.string().optional(),
  groupLabels: labels.default({}),
  commonLabels: labels.default({}),
  truncatedAlerts: z.number().optional(),
  alerts: z.array(alertSchema).min(1).max(MOST_ALERTS),
});

/**
 * Puts a notification of Prometheus Alertmanager into words: the state and name of the group, then a line for each
 * alert with its summary and a link to its graph.
 *
 * @param json the body of the webhook
 * @param format `text` for receivers who read in WeChat, where markdown does not show
 * @throws {HttpProblem} 422 when it is no such notification
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function alertmanagerToPush(json: unknown, format: NoticeFormat = 'markdown'): NoticeContent {
  const {
    status,
    externalURL,
    groupLabels,
    commonLabels,
    alerts,
    truncatedAlerts = 0,
  } = validate(alertmanagerSchema, json);
  const firing = alerts.filter((alert) => alert.status === 'firing').length + truncatedAlerts;
  const state = status === 'firing' ? `FIRING ${firing}` : 'RESOLVED';
  const name = groupLabels.alertname ?? commonLabels.alertname ?? (Object.values(groupLabels).join(' ') || 'alerts');
  return renderNotice(
    {
      title: `[${state}] ${name}`,
      url: externalURL,
      mood: status === 'firing' ? 'bad' : 'good',
      lines: alerts.map(lineOf),
    },
    format,
  );
}

function lineOf({ status, labels: own, annotations, generatorURL }: z.output<typeof alertSchema>): NoticeLine {
  const { summary, message, description } = annotations;
  const place = own.instance ?? own.pod ?? own.job;
  const words = summary ?? message ?? description ?? own.alertname ?? 'alert';
  const text = `${status === 'firing' ? '' : 'resolved: '}${words}${place === undefined || words.includes(place) ? '' : ` (${place})`}`;
  return { text, url: generatorURL };
}
