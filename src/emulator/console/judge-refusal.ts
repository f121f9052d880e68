import type { HttpAnswered, HttpUnanswered } from '../callback/index.js';
import type { Verdict } from './verdict.js';

/**
 * `wrong_signature`: otherwise as it was; `garbage`: signed rightly, but encrypted with a key that nobody has;
 * `again`: encrypted afresh.
 */
export type ProbeKind = 'wrong_signature' | 'garbage' | 'again';

/** Sends the app one more verification of some kind and answers what came back. */
export type Probe = (kind: ProbeKind) => Promise<HttpAnswered | HttpUnanswered>;

const TOKEN =
  "the app's Token (WECOM_APP_TOKEN) is not the one saved here, or something between changed the query, such as a proxy that decodes %2B";
const KEY = "the app's EncodingAESKey (WECOM_APP_AES_KEY) is not the one saved here; Token is right";
const CORP_ID = "the app's corpId (WECOM_APP_CORP_ID) is not this company's; Token and EncodingAESKey are right";

/**
 * Why the app answered with another status than 200.
 *
 * Of an app that refuses the request, a few more requests find out where: it answers a wrong signature alike only when
 * it did not get past the signature, and undecipherable text with a right signature alike only when it could not
 * decipher the first one either.
 */
export async function judgeRefusal(answer: HttpAnswered, probe: Probe): Promise<Verdict> {
  const { status, headers } = answer;
  const said = saidBy(answer);
  if (status >= 300 && status < 400) {
    const target = typeof headers.location === 'string' ? ` to ${headers.location}` : '';
    return {
      code: 'redirect',
      message: `The URL redirects (${status})${target}; WeCom does not follow. Save the target.`,
    };
  }
  if (status === 404) return { code: 'not_found', message: `Nothing is served at this path (404${said}).` };
  if (status === 405 || status === 501) {
    return { code: 'get_not_served', message: `The path does not serve GET (${status}); verification is a GET.` };
  }
  const isSame = (other: HttpAnswered | HttpUnanswered): boolean =>
    other.kind === 'answered' && other.status === status && other.body === answer.body;
  if (!isSame(await probe('wrong_signature'))) {
    return (await failsToDecipher(isSame, probe))
      ? { code: 'wrong_key', message: `The app answered ${status}${said}: ${KEY}.` }
      : { code: 'wrong_corp_id', message: `The app answered ${status}${said}: ${CORP_ID}.` };
  }
  if (status >= 400 && status < 500) {
    const otherwise = 'If the app answers every mistake alike, compare EncodingAESKey and corpId too.';
    return { code: 'wrong_token', message: `The app answered ${status}${said}: ${TOKEN}. ${otherwise}` };
  }
  return { code: 'bad_status', message: `The app answered ${status}${said}; look into its log.` };
}

/** How deciphering fails depends on chance a little (padding or length), so one comparison is not enough. */
async function failsToDecipher(isSame: (other: HttpAnswered | HttpUnanswered) => boolean, probe: Probe) {
  return isSame(await probe('garbage')) || isSame(await probe('garbage')) || !isSame(await probe('again'));
}

/** The reason an app gives in plain text. */
function saidBy({ body }: HttpAnswered): string {
  const reason = /^\s*[<{[]/.test(body) ? '' : body.trim().replaceAll(/\s+/g, ' ').slice(0, 160);
  return reason === '' ? '' : `, "${reason}"`;
}
