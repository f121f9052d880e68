import { defined, type WireRecord } from '../wire/index.js';

/** A picture, as temporary media or as a URL from `media.uploadImage`; the media id wins. */
export interface ImageAttachment {
  readonly msgType: 'image';
  readonly image:
    | { readonly mediaId: string; readonly picUrl?: string }
    | { readonly picUrl: string; readonly mediaId?: never };
}

export interface LinkAttachment {
  readonly msgType: 'link';
  readonly link: {
    /** At most 128 bytes. */
    readonly title: string;
    readonly picUrl?: string;
    /** At most 512 bytes. */
    readonly desc?: string;
    readonly url: string;
  };
}

/** A mini-program that is linked to the corp. */
export interface MiniProgramAttachment {
  readonly msgType: 'miniprogram';
  readonly miniprogram: {
    /** At most 64 bytes. */
    readonly title: string;
    /** The cover, 520×416 pixels. */
    readonly picMediaId: string;
    readonly appId: string;
    readonly page: string;
  };
}

export interface VideoAttachment {
  readonly msgType: 'video';
  readonly video: { readonly mediaId: string };
}

export interface FileAttachment {
  readonly msgType: 'file';
  readonly file: { readonly mediaId: string };
}

/** What a message to a customer can carry besides its text, told apart by `msgType`; each arrives by itself. */
export type CustomerAttachment =
  | ImageAttachment
  | LinkAttachment
  | MiniProgramAttachment
  | VideoAttachment
  | FileAttachment;

/** A message to a customer: a text of at most 4000 bytes, 1 to 9 attachments, or both. */
export type CustomerMessage =
  | { readonly text: string; readonly attachments?: readonly CustomerAttachment[] }
  | { readonly text?: string; readonly attachments: readonly CustomerAttachment[] };

/** Spells a message to a customer as the platform takes it. */
export function customerMessageToWire({ text, attachments }: CustomerMessage): WireRecord {
  return defined({
    text: text === undefined ? undefined : { content: text },
    attachments: attachments?.map((attachment) => ({
      msgtype: attachment.msgType,
      [attachment.msgType]: contentOf(attachment),
    })),
  });
}

function contentOf(attachment: CustomerAttachment): WireRecord {
  switch (attachment.msgType) {
    case 'image':
      return defined({ media_id: attachment.image.mediaId, pic_url: attachment.image.picUrl });
    case 'link': {
      const { title, picUrl, desc, url } = attachment.link;
      return defined({ title, picurl: picUrl, desc, url });
    }
    case 'miniprogram': {
      const { title, picMediaId, appId, page } = attachment.miniprogram;
      return { title, pic_media_id: picMediaId, appid: appId, page };
    }
    case 'video':
      return { media_id: attachment.video.mediaId };
    case 'file':
      return { media_id: attachment.file.mediaId };
  }
}
