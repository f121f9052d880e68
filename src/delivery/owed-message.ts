import type { AppMessage, UpdateTemplateCardRequest } from '../api/index.js';

/** One call that is owed to a member, as plain data. */
export type OwedMessage =
  | { readonly call: 'message/send'; readonly message: AppMessage }
  | { readonly call: 'message/update_template_card'; readonly request: UpdateTemplateCardRequest };
