import { z } from 'zod';

const PAGE = z.int().min(1);
const PAGE_SIZE = z.int().min(1).max(500);
const MESSAGE = z.string().min(1).max(100_000);
const CONTACT_ID = z.string().min(1).max(128);

/** `POST /submit-verify-code`. */
export const verifyCodeSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'must be six digits') });

/** `POST /get-all-user`. */
export const contactsSchema = z.strictObject({
  page: PAGE.default(1),
  pageSize: PAGE_SIZE.default(50),
  search: z.string().max(200).optional(),
  tag: z.string().max(200).optional(),
  refresh: z.boolean().default(false),
});

/** `POST /send-message`. */
export const sendSchema = z.strictObject({ id: CONTACT_ID, message: MESSAGE });

/** `POST /send-message-all`: `ids` or `tag`, one of the two. */
export const sendAllSchema = z
  .strictObject({
    ids: z.array(CONTACT_ID).min(1).max(10_000).optional(),
    tag: z.string().min(1).max(200).optional(),
    message: MESSAGE,
  })
  .refine(({ ids, tag }) => (ids === undefined) !== (tag === undefined), {
    message: 'name the recipients by ids or by tag, one of the two',
  });

/** `POST /send-welcome`. */
export const welcomeSchema = z.strictObject({ welcomeCode: z.string().min(1).max(512), message: MESSAGE });

/** `POST /jobs/{id}/retry`. */
export const retrySchema = z.strictObject({
  retryUnknown: z.boolean().default(false),
  retryFailed: z.boolean().default(false),
});

/** The query of `GET /jobs/{id}`, where all is text. */
export const recipientPageSchema = z.strictObject({
  page: z.coerce.number().pipe(PAGE).default(1),
  pageSize: z.coerce.number().pipe(PAGE_SIZE).default(100),
  state: z.enum(['pending', 'sending', 'sent', 'awaiting_member', 'failed', 'unknown', 'cancelled']).optional(),
});

/** The header `Idempotency-Key`. */
export const idempotencyKeySchema = z.string().min(1).max(255).optional();
