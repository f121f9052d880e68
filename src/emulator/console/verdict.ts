/** What was found out about a callback URL. */
export type VerdictCode =
  | 'ok'
  | 'not_url'
  | 'connection_refused'
  | 'host_not_found'
  | 'tls_error'
  | 'connection_failed'
  | 'timeout'
  | 'slow_answer'
  | 'redirect'
  | 'not_found'
  | 'get_not_served'
  | 'wrong_token'
  | 'wrong_key'
  | 'wrong_corp_id'
  | 'bad_status'
  | 'empty_answer'
  | 'quoted_echo'
  | 'json_wrapped'
  | 'xml_wrapped'
  | 'bom'
  | 'trailing_newline'
  | 'surrounding_blanks'
  | 'rounded_number'
  | 'not_decrypted'
  | 'html_page'
  | 'wrong_echo';

/** A finding and what to do about it. */
export interface Verdict {
  readonly code: VerdictCode;
  readonly message: string;
}
