import type { EventFields } from '../../emulator/page-api/index.js';

/** A message that can be triggered: its name in Chinese, and ready-made values for its own fields. */
export interface MessageSample {
  readonly title: string;
  readonly fields: EventFields;
}

const PICTURE = { PicUrl: 'https://wework.qpic.cn/wwpic/sample/0', MediaId: 'MEDIA_ID' };

/**
 * Messages by MsgType.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export const MESSAGE_SAMPLES: Readonly<Record<string, MessageSample>> = {
  text: { title: '文本消息', fields: { Content: 'Hello' } },
  image: { title: '图片消息', fields: PICTURE },
  voice: { title: '语音消息', fields: { MediaId: 'MEDIA_ID', Format: 'amr' } },
  video: { title: '视频消息', fields: { MediaId: 'MEDIA_ID', ThumbMediaId: 'THUMB_MEDIA_ID' } },
  location: {
    title: '位置消息',
    fields: { Location_X: 23.134, Location_Y: 113.358, Scale: 20, Label: '广州市海珠区', AppType: 'wxwork' },
  },
  link: {
    title: '链接消息',
    fields: {
      Title: '标题',
      Description: '描述',
      Url: 'https://work.weixin.qq.com',
      PicUrl: PICTURE.PicUrl,
    },
  },
};
