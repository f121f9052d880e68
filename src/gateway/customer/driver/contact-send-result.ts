/**
 * What became of a message to one contact:
 *
 * - `sent`: it is on its way.
 * - `awaiting_member`: a member must confirm it in WeCom before it goes out.
 * - `failed`: it was certainly not sent.
 * - `unknown`: it may have been sent; it is not sent again unless somebody asks for that.
 */
export type ContactSendResult =
  | { readonly state: 'sent'; readonly msgId?: string }
  | {
      readonly state: 'awaiting_member';
      /** Of the mass message (企业群发); several contacts may share one. */
      readonly msgId: string;
      /** Userid of the member who must confirm it. */
      readonly sender: string;
    }
  | {
      readonly state: 'failed' | 'unknown';
      /** Stable, e.g. `unknown_contact`. */
      readonly code: string;
      /** The reason, for people. */
      readonly message: string;
    };
