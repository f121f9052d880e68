import type { OutboxJob } from '../../store/index.js';
import { parseXml } from '../../xml/index.js';

/** What a job says, as far as a person wants to know. */
export interface JobContent {
  /** Whom it is for, or whose callback it is. */
  readonly userId: string | undefined;
  /** The messages, the callback's XML, or whatever the job holds. */
  readonly content: unknown;
}

/** Reads the payload of any job, whoever put it; what cannot be read is shown as it is. */
export function readPayload({ payload }: Pick<OutboxJob, 'payload'>): JobContent {
  const value = parseJson(payload);
  if (typeof value !== 'object' || value === null) return { userId: undefined, content: value };
  if ('xml' in value && typeof value.xml === 'string') return { userId: senderOf(value.xml), content: value.xml };
  const userId = 'userId' in value && typeof value.userId === 'string' ? value.userId : undefined;
  return { userId, content: 'messages' in value ? value.messages : value };
}

function senderOf(xml: string): string | undefined {
  try {
    const { FromUserName } = parseXml(xml);
    return typeof FromUserName === 'string' ? FromUserName : undefined;
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
