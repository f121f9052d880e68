import { WecomError } from './wecom-error.js';

/** What is known of one refusal by the server API. */
export interface ApiErrorDetails {
  /** The platform's `errcode`. */
  readonly errCode: number;
  /** The platform's `errmsg`, with anything secret struck out. Text for people: never branch on it. */
  readonly errMsg: string;
  /** The call, e.g. `message/send`; never with its query. */
  readonly path: string;
  /** What the errcode means, in English and in Chinese. */
  readonly meaning: { readonly en: string; readonly zh: string };
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** The address the platform saw the call come from, where `errmsg` names it. */
  readonly callerIp?: string | undefined;
  /** What else the answer held, in this package's spelling, e.g. `invalidUser`. */
  readonly answer?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * WeCom's server API understood the call and refused it (`errcode` other than 0). `code` is a stable name for the
 * errcode, such as `invalid_access_token` for 40014, or `api_error` for one this package does not know.
 * @see https://developer.work.weixin.qq.com/document/path/90313
 */
export class ApiError extends WecomError {
  /** The platform's `errcode`. */
  readonly errCode: number;
  /** The platform's `errmsg`, with anything secret struck out. Text for people: never branch on it. */
  readonly errMsg: string;
  /** The call, e.g. `message/send`; never with its query. */
  readonly path: string;
  /** What the errcode means, in English and in Chinese. */
  readonly meaning: { readonly en: string; readonly zh: string };
  /** What to do about it. */
  readonly hint: string | undefined;
  /** The address the platform saw the call come from, where `errmsg` names it. */
  readonly callerIp: string | undefined;
  /** What else the answer held, in this package's spelling, e.g. `invalidUser`. */
  readonly answer: Readonly<Record<string, unknown>>;

  constructor(code: string, details: ApiErrorDetails, options?: ErrorOptions) {
    super(code, describe(details), options);
    this.errCode = details.errCode;
    this.errMsg = details.errMsg;
    this.path = details.path;
    this.meaning = details.meaning;
    this.hint = details.hint;
    this.callerIp = details.callerIp;
    this.answer = details.answer ?? {};
  }
}

function describe({ errCode, errMsg, path, meaning, hint }: ApiErrorDetails): string {
  const sentence = `${path} was refused with errcode ${errCode}: ${meaning.en} (${meaning.zh}).`;
  return [sentence, ...(hint === undefined ? [] : [hint]), `WeCom said: ${errMsg || '(nothing)'}`].join(' ');
}
