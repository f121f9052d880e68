import { ACCESS_CODES } from './access-codes.js';
import { CARD_CODES } from './card-codes.js';
import { CHAT_CODES } from './chat-codes.js';
import { CONTACT_CODES } from './contact-codes.js';
import { DIRECTORY_CODES } from './directory-codes.js';
import type { ErrCodeEntry, ErrCodeTable } from './err-code-entry.js';
import { GENERAL_CODES } from './general-codes.js';
import { MESSAGE_CODES } from './message-codes.js';

const ALL_CODES: ErrCodeTable = {
  ...GENERAL_CODES,
  ...ACCESS_CODES,
  ...MESSAGE_CODES,
  ...CARD_CODES,
  ...DIRECTORY_CODES,
  ...CONTACT_CODES,
  ...CHAT_CODES,
};

const UNKNOWN: ErrCodeEntry = ['api_error', 'a code this package has no words for', '未收录的错误码'];

/** What is known of an errcode of the server API (全局错误码). */
export interface ErrCodeInfo {
  readonly errCode: number;
  /** A stable name, e.g. `invalid_access_token`; `api_error` when the code is not known here. */
  readonly code: string;
  readonly meaning: { readonly en: string; readonly zh: string };
  /** What to do about it. */
  readonly hint?: string;
}

/**
 * Says what an errcode means.
 * @see https://developer.work.weixin.qq.com/document/path/90313
 */
export function describeErrCode(errCode: number): ErrCodeInfo {
  const [code, en, zh, hint] = ALL_CODES[errCode] ?? UNKNOWN;
  return { errCode, code, meaning: { en, zh }, ...(hint === undefined ? {} : { hint }) };
}
