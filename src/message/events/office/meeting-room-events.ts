import type { EventBase } from '../event-base.js';

/** What the events of booking a meeting room (会议室) have. */
export interface MeetingRoomEventBase extends EventBase {
  readonly meetingRoomId: number;
  /** The id of the booking (预定ID). */
  readonly bookingId: string;
}

/**
 * `book_meeting_room`: a meeting room was booked (会议室预定).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95333
 */
export interface BookMeetingRoomEvent extends MeetingRoomEventBase {
  readonly event: 'book_meeting_room';
}

/**
 * `cancel_meeting_room`: the booking of a meeting room was cancelled (会议室取消).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95333
 */
export interface CancelMeetingRoomEvent extends MeetingRoomEventBase {
  readonly event: 'cancel_meeting_room';
}
