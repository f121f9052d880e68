import { type HttpResponse, networkFailure, readBody, UndiciTransport } from '../../api/transport/index.js';
import type { Finding } from './finding.js';
import type { Network } from './network-of.js';

const LIMIT = 5_000;
const ANSWER_LIMIT = 64 * 1024;
/** Beyond these many seconds a clock is worth a word, and beyond these nobody's tolerance for callbacks is met. */
const DRIFT = { noticeable: 30, harmful: 300 } as const;

/** Asks the server API for anything, without credentials: whether it can be reached, and what time it has there. */
export async function checkNetwork({ apiBase, httpsProxy }: Network): Promise<Finding[]> {
  const transport = new UndiciTransport({ httpsProxy, connections: 1 });
  const started = Date.now();
  try {
    const url = new URL('/cgi-bin/gettoken', apiBase);
    const answer = await transport.send({ method: 'GET', url, headers: {}, signal: AbortSignal.timeout(LIMIT) });
    const body = (await readBody(answer.body, ANSWER_LIMIT)).toString('utf8');
    const middle = (started + Date.now()) / 2;
    return [checkAnswer(apiBase, answer, body, Date.now() - started), checkClock(answer, middle)];
  } catch (error) {
    const { reason, hint } = networkFailure(error);
    const message = `${apiBase} cannot be reached (${reason === 'TimeoutError' ? `no answer within ${LIMIT} ms` : reason})`;
    const fix = hint ?? 'Check the network, the DNS, and whether an egress proxy (WECOM_APP_HTTPS_PROXY) is needed.';
    return [{ check: 'network', status: 'fail', message, fix }];
  } finally {
    await transport.close();
  }
}

function checkAnswer(apiBase: string, { status }: HttpResponse, body: string, duration: number): Finding {
  if (status === 200 && /"errcode"\s*:/.test(body)) {
    return { check: 'network', status: 'ok', message: `${apiBase} answers, in ${duration} ms` };
  }
  const message = `${apiBase} answers with status ${status} and not as the server API does`;
  return { check: 'network', status: 'fail', message, fix: 'Check WECOM_APP_API_BASE and any proxy on the way.' };
}

function checkClock({ headers }: HttpResponse, now: number): Finding {
  const { date } = headers;
  const theirs = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(theirs)) return { check: 'clock', status: 'warn', message: 'not checked: no Date in the answer' };
  // Their clock is cut to whole seconds: on average it shows half a second too little.
  const drift = Math.round((now - theirs - 500) / 1000);
  const seconds = Math.abs(drift);
  if (seconds <= DRIFT.noticeable)
    return { check: 'clock', status: 'ok', message: `right to ${Math.max(1, seconds)} s` };
  const message = `${seconds} s ${drift > 0 ? 'ahead of' : 'behind'} WeCom's: signatures carry the time`;
  const status = seconds > DRIFT.harmful ? 'fail' : 'warn';
  return { check: 'clock', status, message, fix: 'Have the machine set its clock (NTP).' };
}
