import { z } from 'zod';
import { described } from './described.js';
import { wholeNumber } from './whole-number.js';

const EVERYBODY = '@all';

/** In whatever case, since userids are taken in either. */
const isEverybody = (userId: string): boolean => userId.trim().toLowerCase() === EVERYBODY;

/** The platform joins ids with it, so an id that holds one would name further receivers. */
const id = z.string().regex(/^[^|]+$/, 'must be an id, without "|"; give several as a list');
const nodeNumber = wholeNumber(0);
const nodeId = z.union([nodeNumber, id]);

export const toUserSchema = z
  .union([id, z.array(id).min(1).max(1000)])
  .refine((users) => typeof users === 'string' || users.length === 1 || !users.some(isEverybody), {
    error: `must hold "${EVERYBODY}" alone: among userids it would reach everybody`,
  })
  .meta(
    described(
      'Userids, at most 1000, or "@all": everybody who can see the app.',
      '成员账号，最多 1000 个；"@all" 为应用可见范围内的全部成员',
    ),
  );

export const toPartySchema = z
  .union([nodeNumber, id, z.array(nodeId).min(1).max(100)])
  .meta(described('Department ids, at most 100.', '部门 id，最多 100 个'));

export const toTagSchema = z
  .union([nodeNumber, id, z.array(nodeId).min(1).max(100)])
  .meta(described('Tag ids, at most 100.', '标签 id，最多 100 个'));

export const chatIdSchema = z
  .string()
  .min(1)
  .meta(described("A group chat of the app's own (appchat).", '应用创建的群聊（应用群聊会话）的 chatid'));

export const robotSchema = z
  .string()
  .min(1)
  .meta(described('A group robot, by the name it is configured under.', '群机器人，填写网关里配置的名称'));

export const mentionedListSchema = z
  .array(z.string().min(1))
  .min(1)
  .max(1000)
  .meta(
    described(
      'Userids that a text to a group or by a robot mentions; "@all" for everybody.',
      '群聊或机器人文本要 @ 的成员账号；"@all" 为所有人',
    ),
  );

export const mentionedMobileListSchema = z
  .array(z.string().min(1))
  .min(1)
  .max(1000)
  .meta(described('Mobile numbers that the text of a robot mentions.', '机器人文本要 @ 的手机号'));
