import type { OpenString } from '../open-string.js';
import type { MessageBase } from './message-base.js';

/**
 * `location`: a member sent a place (位置消息). Not the event `LOCATION`, which reports where the member is.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90239
 */
export interface LocationMessage extends MessageBase {
  readonly msgType: 'location';
  /** Latitude (纬度) in degrees; `raw.Location_X` has the digits as sent. */
  readonly locationX: number;
  /** Longitude (经度) in degrees; `raw.Location_Y` has the digits as sent. */
  readonly locationY: number;
  /** Zoom of the map (地图缩放大小). */
  readonly scale: number;
  /** The place in words (地理位置信息). */
  readonly label: string;
  /** `wxwork` when sent from WeCom; absent when sent from WeChat. */
  readonly appType?: OpenString<'wxwork'>;
}
