import { decimal, type FieldsOf, id, integer, optional, text } from '../field/index.js';
import type { MessageMap } from './message.js';
import type { MessageBase } from './message-base.js';

/** One row per MsgType: how the message's own fields are read. A row missing, extra or wrong does not compile. */
export type MessageTable = {
  readonly [T in Exclude<keyof MessageMap, 'unknown'>]: FieldsOf<Omit<MessageMap[T], keyof MessageBase | 'msgType'>>;
};

export const messageTable = {
  text: { content: text('Content') },
  image: { picUrl: id('PicUrl'), mediaId: id('MediaId') },
  voice: { mediaId: id('MediaId'), format: id('Format'), recognition: optional(text('Recognition')) },
  video: { mediaId: id('MediaId'), thumbMediaId: id('ThumbMediaId') },
  location: {
    locationX: decimal('Location_X'),
    locationY: decimal('Location_Y'),
    scale: integer('Scale'),
    label: text('Label'),
    appType: optional(id('AppType')),
  },
  link: { title: text('Title'), description: text('Description'), url: id('Url'), picUrl: id('PicUrl') },
} as const satisfies MessageTable;
