import type { HttpUnanswered } from '../callback/index.js';
import type { Verdict, VerdictCode } from './verdict.js';

const CODES: Readonly<Record<string, VerdictCode>> = {
  ECONNREFUSED: 'connection_refused',
  ENOTFOUND: 'host_not_found',
  EAI_AGAIN: 'host_not_found',
  EPROTO: 'tls_error',
};

const ADVICE: Partial<Record<VerdictCode, string>> = {
  connection_refused: 'Start the app first, and compare host and port with the line it logs when it listens.',
  host_not_found: 'Check the spelling of the host in the URL.',
  tls_error: 'Check http:// against https://; WeCom accepts certificates of public authorities only.',
  connection_failed: 'Look into the log of the app and of any proxy before it.',
  timeout: 'WeCom waits 1 second. Does a proxy swallow the request, or does the handler never answer?',
};

/** Why there was no answer at all. */
export function judgeFailure({ kind, code, problem }: HttpUnanswered): Verdict {
  const verdict = kind === 'timeout' ? 'timeout' : codeOf(code);
  return { code: verdict, message: `${capitalised(problem)}. ${ADVICE[verdict] ?? ''}`.trim() };
}

function codeOf(code = ''): VerdictCode {
  const isTls = /CERT|SSL|TLS|SELF_SIGNED/.test(code);
  return CODES[code] ?? (isTls ? 'tls_error' : 'connection_failed');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
