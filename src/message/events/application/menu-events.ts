import type { OpenString } from '../../open-string.js';
import type { AgentEventBase } from '../event-base.js';

/**
 * What the events of the app's menu (自定义菜单) have. Opening a submenu is not reported.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface MenuEventBase extends AgentEventBase {
  /** The key of the menu item. */
  readonly eventKey: string;
}

/**
 * `click`: a member tapped a menu item that sends its key (点击菜单拉取消息).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ClickEvent extends MenuEventBase {
  readonly event: 'click';
}

/**
 * `view`: a member tapped a menu item that opens a page (点击菜单跳转链接).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ViewEvent extends MenuEventBase {
  readonly event: 'view';
  /** The URL of the menu item. */
  readonly eventKey: string;
}

/**
 * `view_miniprogram`: a member tapped a menu item that opens a mini-program (点击菜单跳转小程序).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ViewMiniprogramEvent extends MenuEventBase {
  readonly event: 'view_miniprogram';
  /** The path of the mini-program's page. */
  readonly eventKey: string;
}

/** What was scanned. */
export interface ScanCodeInfo {
  /** The kind of code; `qrcode` in the samples. */
  readonly scanType: OpenString<'qrcode'>;
  /** The words behind the code, verbatim. */
  readonly scanResult: string;
}

/**
 * `scancode_push`: a member scanned a code from the menu (扫码推事件).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ScancodePushEvent extends MenuEventBase {
  readonly event: 'scancode_push';
  readonly scanCodeInfo: ScanCodeInfo;
}

/**
 * `scancode_waitmsg`: a member scanned a code from the menu and waits for the app's answer
 * (扫码推事件且弹出“消息接收中”提示框).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface ScancodeWaitmsgEvent extends MenuEventBase {
  readonly event: 'scancode_waitmsg';
  readonly scanCodeInfo: ScanCodeInfo;
}

/** The pictures that the member sends. */
export interface SendPicsInfo {
  /** How many pictures. */
  readonly count: number;
  /** One entry per picture, in either shape that the list has on the wire. */
  readonly picList: readonly SentPic[];
}

export interface SentPic {
  /** The picture's MD5, to recognise the picture by. */
  readonly picMd5Sum: string;
}

/**
 * `pic_sysphoto`: a member took photographs from the menu (弹出系统拍照发图).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface PicSysphotoEvent extends MenuEventBase {
  readonly event: 'pic_sysphoto';
  readonly sendPicsInfo: SendPicsInfo;
}

/**
 * `pic_photo_or_album`: a member took or chose pictures from the menu (弹出拍照或者相册发图).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface PicPhotoOrAlbumEvent extends MenuEventBase {
  readonly event: 'pic_photo_or_album';
  readonly sendPicsInfo: SendPicsInfo;
}

/**
 * `pic_weixin`: a member chose pictures from the album from the menu (弹出微信相册发图器).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface PicWeixinEvent extends MenuEventBase {
  readonly event: 'pic_weixin';
  readonly sendPicsInfo: SendPicsInfo;
}

/** The place that the member chose. */
export interface SendLocationInfo {
  /** Latitude (纬度) in degrees. */
  readonly locationX: number;
  /** Longitude (经度) in degrees. */
  readonly locationY: number;
  /** Zoom of the map (精度). */
  readonly scale: number;
  /** The place in words, verbatim: the samples begin with a blank. */
  readonly label: string;
  /** The name of the point of interest; may be empty. */
  readonly poiName: string;
}

/**
 * `location_select`: a member chose a place from the menu (弹出地理位置选择器).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface LocationSelectEvent extends MenuEventBase {
  readonly event: 'location_select';
  readonly sendLocationInfo: SendLocationInfo;
  /** `wxwork` when sent from WeCom; absent when sent from WeChat. */
  readonly appType?: OpenString<'wxwork'>;
}
