import type { EventBase } from '../event-base.js';

/** What the events of a meeting (会议) have. */
export interface MeetingEventBase extends EventBase {
  readonly event: 'meeting_change';
  readonly meetingId: string;
  /** The id, for this meeting only, of who caused the event. */
  readonly fromUserTmpOpenId?: string;
}

/**
 * `meeting_change` / `meeting_start`: a meeting began (会议开始).
 *
 * @see https://developer.work.weixin.qq.com/document/path/98333
 */
export interface MeetingStartEvent extends MeetingEventBase {
  readonly changeType: 'meeting_start';
}

/**
 * `meeting_change` / `meeting_end`: a meeting ended (会议结束).
 *
 * @see https://developer.work.weixin.qq.com/document/path/98337
 */
export interface MeetingEndEvent extends MeetingEventBase {
  readonly changeType: 'meeting_end';
}

/** How a meeting room's device is called. */
export interface MraAddress {
  readonly protocol: number;
  readonly dialString: string;
}

/**
 * `meeting_change` / `meeting_room_response`: a meeting room that was called answered, or did not (会议室应答).
 *
 * @see https://developer.work.weixin.qq.com/document/path/98783
 */
export interface MeetingRoomResponseEvent extends MeetingEventBase {
  readonly changeType: 'meeting_room_response';
  /** The room; absent when it was called by `mraAddress`. */
  readonly meetingRoomId?: string;
  /** The room's device; absent when it was called by `meetingRoomId`. */
  readonly mraAddress?: MraAddress;
  readonly roomResponseStatus: number;
}

/**
 * `meeting_statistics` / `start_meeting`: whether starting went well.
 *
 * @see https://developer.work.weixin.qq.com/document/path/99648
 */
export interface MeetingStatisticsStartEvent extends EventBase {
  readonly event: 'meeting_statistics';
  readonly changeType: 'start_meeting';
  /** 1 well, 2 failed. */
  readonly status: number;
}
