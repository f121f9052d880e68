import type { CallbackResponse } from '../../../../src/index.js';
import { openReply } from '../../../helpers/callbacks.js';
import type { FuzzInput } from './make-input.js';

/** What a request may be answered, whatever is in it. 5xx are not among them. */
const ALLOWED: ReadonlySet<number> = new Set([200, 400, 403, 405]);

/** What is wrong with an answer; `undefined` when nothing is. */
export function judgeResponse({ kind, request }: FuzzInput, { status, body }: CallbackResponse): string | undefined {
  if (!ALLOWED.has(status)) return `status ${status}: ${body.slice(0, 100)}`;
  if (kind === 'genuine' && status !== 200) return `a genuine callback is answered ${status}: ${body}`;
  if (status !== 200) return /\n|\bat /.test(body) || body.length > 100 ? `tells too much: ${body}` : undefined;
  if (request.method === 'GET') {
    return kind === 'genuine' && /^\d+$/.test(body)
      ? undefined
      : `a URL verification is answered ${body.slice(0, 100)}`;
  }
  if (body === '') return undefined;
  try {
    openReply(body);
    return undefined;
  } catch (error) {
    return `the reply cannot be opened: ${error instanceof Error ? error.message : error}`;
  }
}
