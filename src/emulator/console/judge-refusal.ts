import type { HttpAnswered, HttpUnanswered } from '../callback/index.js';
import type { Verdict } from './verdict.js';

/** Sends the app one more verification of some kind and answers what came back. */
export type Probe = (kind: 'wrong_signature' | 'garbage') => Promise<HttpAnswered | HttpUnanswered>;

const TOKEN =
  "the app's Token (WECOM_APP_TOKEN) is not the one saved here, or something between changed the query, such as a proxy that decodes %2B";
const KEY = "the app's EncodingAESKey (WECOM_APP_AES_KEY) is not the one saved here; Token is right";
const CORP_ID = "the app's corpId (WECOM_APP_CORP_ID) is not this company's; Token and EncodingAESKey are right";

/**
 * Why the app answered with another status than 200.
 *
 * Of an app that refuses the request, two more requests find out where: it answers a wrong signature alike only when
 * it did not get past the signature, and undecipherable text with a right signature alike only when it could not
 * decipher the first one either.
 */
export async function judgeRefusal(answer: HttpAnswered, probe: Probe): Promise<Verdict> {
  const { status, headers } = answer;
  const said = saidBy(answer);
  if (status >= 300 && status < 400) {
    const target = typeof headers.location === 'string' ? ` to ${headers.location}` : '';
    return { code: 'redirect', message: `The URL redirects (${status})${target}; WeCom does not follow. Save the target.` };
  }
  if (status === 404) return { code: 'not_found', message: `Nothing is served at this path (404${said}).` };
  if (status === 405 || status === 501) {
    return { code: 'get_not_served', message: `The path does not serve GET (${status}); verification is a GET.` };
  }
  const isSame = (other: HttpAnswered | HttpUnanswered): boolean =>
    other.kind === 'answered' && other.status === status && other.body === answer.body;
  if (!isSame(await probe('wrong_signature'))) {
    return isSame(await probe('garbage'))
      ? { code: 'wrong_key', message: `The app answered ${status}${said}: ${KEY}.` }
      : { code: 'wrong_corp_id', message: `The app answered ${status}${said}: ${CORP_ID}.` };
  }
  if (status >= 400 && status < 500) return { code: 'wrong_token', message: `The app answered ${status}${said}: ${TOKEN}.` };
  return { code: 'bad_status', message: `The app answered ${status}${said}; look into its log.` };
}

/** The reason an app gives in plain text. */
function saidBy({ body }: HttpAnswered): string {
  const reason = /^\s*[<{[]/.test(body) ? '' : body.trim().replaceAll(/\s+/g, ' ').slice(0, 160);
  return reason === '' ? '' : `, "${reason}"`;
}
