import assert from 'node:assert/strict';
import { WecomApp } from '../../src/index.js';
import { callbackOf, messageXml, openReply, SETTINGS } from '../helpers/callbacks.js';
import { type LogLine, recordingLogger } from '../helpers/recording-logger.js';

export const IMAGE = messageXml('image', '<PicUrl>http://p</PicUrl><MediaId>m1</MediaId>');

/** An app without handlers, and what it logs. */
export function newApp(): { readonly app: WecomApp; readonly lines: LogLine[] } {
  const logger = recordingLogger();
  return { app: new WecomApp({ ...SETTINGS, logger, environment: {} }), lines: logger.lines };
}

let sent = 0;

/**
 * Sends a callback of its own each time, since the same one twice would be a further try; answers the XML of the passive
 * reply, `undefined` for an empty 200.
 */
export async function send(app: WecomApp, xml: string): Promise<string | undefined> {
  const { query, body } = callbackOf(xml.replace('</xml>', `<Number>${++sent}</Number></xml>`));
  const response = await app.handle({ method: 'POST', query, body });
  assert.equal(response.status, 200, response.body);
  return response.body === '' ? undefined : openReply(response.body);
}

/** The same; answers the text of the reply. */
export async function answer(app: WecomApp, xml: string): Promise<string | undefined> {
  return /<Content><!\[CDATA\[(.*?)\]\]><\/Content>/s.exec((await send(app, xml)) ?? '')?.[1];
}
