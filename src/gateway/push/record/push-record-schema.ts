import { z } from 'zod';
import { CONTENT_KINDS, described, wholeNumber } from '../request/index.js';

/** Why a push failed, or failed the last time it was tried. */
export const pushFailureSchema = z
  .object({
    code: z.string().meta(described('Stable and machine-readable, e.g. invalid_media_id.', '稳定的错误名')),
    errCode: wholeNumber().optional().meta(described("WeCom's errcode.", '企业微信返回的 errcode')),
    reason: z.string().meta(described('What it means.', '含义')),
    hint: z.string().optional().meta(described('What to do about it.', '处理建议')),
  })
  .meta({ title: 'Failure' });

/** Receivers that did not get a message that was sent to the others. */
export const missedReceiversSchema = z
  .object({
    invalidUser: z
      .array(z.string())
      .optional()
      .meta(described('Do not exist or cannot see the app.', '不存在或不在应用可见范围')),
    invalidParty: z.array(z.string()).optional(),
    invalidTag: z.array(z.string()).optional(),
    unlicensedUser: z.array(z.string()).optional().meta(described('Lack the basic API licence.', '缺少基础接口许可')),
  })
  .meta({ title: 'Missed receivers' });

export const pushRecordSchema = z
  .object({
    id: z.string(),
    state: z
      .enum(['accepted', 'sending', 'sent', 'failed'])
      .meta(
        described(
          'accepted: waits for its first try, or for the next one, and then error says why; sending; sent; failed.',
          'accepted：等待发送（重试前 error 为上次原因）；sending：发送中；sent：已发送；failed：失败',
        ),
      ),
    app: z.string().optional(),
    robot: z.string().optional(),
    kind: z.enum(CONTENT_KINDS),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    attempts: wholeNumber(0),
    msgIds: z
      .array(z.string())
      .optional()
      .meta(described('Of each message that WeCom has taken.', '企业微信返回的 msgid')),
    missed: missedReceiversSchema.optional(),
    error: pushFailureSchema.optional(),
  })
  .meta({ title: 'State of a push' });

/** How a push is going, as `GET /push/{id}` answers it. */
export type PushRecord = Readonly<z.output<typeof pushRecordSchema>>;
export type PushFailure = Readonly<z.output<typeof pushFailureSchema>>;
export type MissedReceivers = Readonly<z.output<typeof missedReceiversSchema>>;
