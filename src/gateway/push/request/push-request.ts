import { z } from 'zod';
import type { TemplateCard } from '../../../message/index.js';
import { markdownSchema, mediaIdSchema, newsSchema, textCardSchema, textSchema } from './content-schemas.js';
import { described } from './described.js';
import {
  chatIdSchema,
  mentionedListSchema,
  mentionedMobileListSchema,
  robotSchema,
  toPartySchema,
  toTagSchema,
  toUserSchema,
} from './recipient-schemas.js';
import { templateCardSchema } from './template-card-schema.js';

/** The kinds of content; a request has exactly one of them. */
export const CONTENT_KINDS = ['text', 'markdown', 'textcard', 'news', 'templateCard', 'image', 'file'] as const;

export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Where a message can go: to members of the app, to one of its groups, or by a robot to that robot's group. */
const ROADS = [['toUser', 'toParty', 'toTag'], ['chatId'], ['robot']] as const;

const flag = z.literal([0, 1]);

const members = z.strictObject({
  app: z
    .string()
    .min(1)
    .optional()
    .meta(
      described(
        'The app that sends; not needed when there is one only, or the path names it.',
        '发送消息的应用；只有一个应用或路径已指定时可省略',
      ),
    ),
  toUser: toUserSchema.optional(),
  toParty: toPartySchema.optional(),
  toTag: toTagSchema.optional(),
  chatId: chatIdSchema.optional(),
  robot: robotSchema.optional(),
  text: textSchema.optional(),
  markdown: markdownSchema.optional(),
  textcard: textCardSchema.optional(),
  news: newsSchema.optional(),
  templateCard: templateCardSchema.optional(),
  image: mediaIdSchema
    .optional()
    .meta(
      described(
        'The media id of an image; or send the file itself as a form.',
        '图片的 media_id；也可以用表单直接上传图片',
      ),
    ),
  file: mediaIdSchema
    .optional()
    .meta(
      described(
        'The media id of a file; or send the file itself as a form.',
        '文件的 media_id；也可以用表单直接上传文件',
      ),
    ),
  mentionedList: mentionedListSchema.optional(),
  mentionedMobileList: mentionedMobileListSchema.optional(),
  safe: flag
    .optional()
    .meta(
      described(
        '1: confidential, cannot be forwarded. With text, image and file.',
        '1 为保密消息，不能转发；用于文本、图片和文件',
      ),
    ),
  enableIdTrans: flag
    .optional()
    .meta(described('1: templates such as $userName=ZhangSan$ are filled in.', '1 为开启 id 转译')),
});

const someOf = (names: readonly string[]) => ({ anyOf: names.map((name) => ({ required: [name] })) });

/** One message to be sent: exactly one content, on exactly one road. */
export const pushRequestSchema = members
  .superRefine((request, context) => {
    const given = new Set(Object.keys(request).filter((name) => request[name as keyof typeof request] !== undefined));
    const contents = CONTENT_KINDS.filter((kind) => given.has(kind));
    const receivers = ROADS.flatMap((names) => names.find((name) => given.has(name)) ?? []);
    if (contents.length !== 1) context.addIssue(exactlyOne('content', CONTENT_KINDS, contents));
    if (receivers.length !== 1) context.addIssue(exactlyOne('receiver', ROADS.flat(), receivers));
  })
  .meta({
    title: 'Push',
    ...described(
      'One message: exactly one content, to exactly one kind of receiver.',
      '一条消息：恰好一种内容，恰好一类接收方',
    ),
    allOf: [{ oneOf: CONTENT_KINDS.map((kind) => ({ required: [kind] })) }, { oneOf: ROADS.map(someOf) }],
    examples: [{ toUser: 'ZhangSan', text: 'The backup is done.' }],
  });

/** A request as the gateway understands it. */
export type PushRequest = Omit<z.output<typeof pushRequestSchema>, 'templateCard'> & {
  readonly templateCard?: TemplateCard | undefined;
};

function exactlyOne(noun: string, names: readonly string[], found: readonly string[]) {
  const message =
    found.length === 0
      ? `no ${noun} is given: give one of ${names.join(', ')}`
      : `${found.join(' and ')} exclude each other: one message has one ${noun}`;
  return { code: 'custom' as const, path: [], message };
}
