import type { EventFields } from '../page-api/index.js';
import { FROM_MEMBER, sampleOf } from './event-sample.js';

const SCAN: EventFields = {
  EventKey: 'SCAN',
  ScanCodeInfo: { ScanType: 'qrcode', ScanResult: 'https://work.weixin.qq.com' },
};

/** On the wire there is one PicList for each picture. */
const PICTURES: EventFields = {
  EventKey: 'PICTURE',
  SendPicsInfo: { Count: 1, PicList: [{ item: { PicMd5Sum: '1b5f7c23b5bf75682a53e7b6d163e185' } }] },
};

/**
 * What the buttons of an app's menu (自定义菜单) send.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export const menuSamples = [
  sampleOf(FROM_MEMBER, 'click', '点击菜单拉取消息', { EventKey: 'MENU_KEY' }),
  sampleOf(FROM_MEMBER, 'view', '点击菜单跳转链接', { EventKey: 'https://work.weixin.qq.com' }),
  sampleOf(FROM_MEMBER, 'view_miniprogram', '点击菜单跳转小程序', { EventKey: 'pages/index/index' }),
  sampleOf(FROM_MEMBER, 'scancode_push', '扫码推事件', SCAN),
  sampleOf(FROM_MEMBER, 'scancode_waitmsg', '扫码推事件且弹出“消息接收中”提示框', SCAN),
  sampleOf(FROM_MEMBER, 'pic_sysphoto', '弹出系统拍照发图', PICTURES),
  sampleOf(FROM_MEMBER, 'pic_photo_or_album', '弹出拍照或者相册发图', PICTURES),
  sampleOf(FROM_MEMBER, 'pic_weixin', '弹出微信相册发图器', PICTURES),
  sampleOf(FROM_MEMBER, 'location_select', '弹出地理位置选择器', {
    EventKey: 'LOCATION_SELECT',
    SendLocationInfo: {
      Location_X: '23',
      Location_Y: '113',
      Scale: '15',
      Label: ' 广州市海珠区客村艺苑路 106号',
      Poiname: '',
    },
    AppType: 'wxwork',
  }),
];
