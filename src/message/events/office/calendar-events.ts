import type { EventBase } from '../event-base.js';

/** What the events of a calendar (日历) have. */
export interface CalendarEventBase extends EventBase {
  readonly calId: string;
}

/** What the events of a schedule (日程) have. */
export interface ScheduleEventBase extends CalendarEventBase {
  readonly scheduleId: string;
}

/**
 * `modify_calendar`: a calendar changed (修改日历).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97730
 */
export interface ModifyCalendarEvent extends CalendarEventBase {
  readonly event: 'modify_calendar';
}

/**
 * `delete_calendar`: a calendar was removed (删除日历).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97728
 */
export interface DeleteCalendarEvent extends CalendarEventBase {
  readonly event: 'delete_calendar';
}

/**
 * `add_schedule`: a schedule was added (新增日程).
 *
 * @see https://developer.work.weixin.qq.com/document/path/93651
 */
export interface AddScheduleEvent extends ScheduleEventBase {
  readonly event: 'add_schedule';
}

/**
 * `modify_schedule`: a schedule changed (修改日程).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97731
 */
export interface ModifyScheduleEvent extends ScheduleEventBase {
  readonly event: 'modify_schedule';
}

/**
 * `delete_schedule`: a schedule was removed (删除日程).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97732
 */
export interface DeleteScheduleEvent extends ScheduleEventBase {
  readonly event: 'delete_schedule';
}

/**
 * `respond_schedule`: a member, `fromUserName`, answered the invitation to a schedule (日程回执).
 *
 * @see https://developer.work.weixin.qq.com/document/path/98111
 */
export interface RespondScheduleEvent extends ScheduleEventBase {
  readonly event: 'respond_schedule';
}
