import type { Request } from 'express';
import { z } from 'zod';
import { validate } from '../../http/index.js';
import type { NoticeFormat } from '../adapter/index.js';

const list = z.union([z.string(), z.array(z.string())]).optional();

/** What the address of an adapter says: whom to tell, and in which form. */
const adapterQuerySchema = z.strictObject({
  toUser: list,
  toParty: list,
  toTag: list,
  chatId: z.string().optional(),
  robot: z.string().optional(),
  format: z.enum(['markdown', 'text']).default('markdown'),
});

/** Reads the query of an adapter: the receivers as a push has them, and the form. */
export function queryRequest({ query }: Request): { readonly receivers: object; readonly format: NoticeFormat } {
  const { format, ...receivers } = validate(adapterQuerySchema, query);
  return { receivers, format };
}
