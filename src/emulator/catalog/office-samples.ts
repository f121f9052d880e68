import type { EventFields } from '../page-api/index.js';
import { changeSamplesOf, FROM_SYSTEM, OF_COMPANY, OF_MEMBER, sampleOf } from './event-sample.js';

const CALENDAR: EventFields = { CalId: 'wcjgewCwAAqeJcPI1d8Pwbjt7nttzAAA' };
const SCHEDULE: EventFields = { ...CALENDAR, ScheduleId: '17c7d2bd9f20d652840f72f59e796AAA' };
const DOC: EventFields = { DocId: 'DOC_ID' };
const SHEET: EventFields = { DocId: 'DOC_ID', SheetId: 'SHEET_ID' };
const MEETING: EventFields = { FromUserTmpOpenId: 'TMP_OPEN_ID', MeetingId: 'MEETING_ID' };
const ROOM: EventFields = { MeetingRoomId: 1, BookingId: 'bkebsada6e027c123cbafAAA' };

/** Calendars and schedules (日程). @see https://developer.work.weixin.qq.com/document/path/97730 */
const calendarSamples = [
  sampleOf(OF_COMPANY, 'modify_calendar', '修改日历', CALENDAR),
  sampleOf(OF_COMPANY, 'delete_calendar', '删除日历', CALENDAR),
  sampleOf(OF_MEMBER, 'add_schedule', '创建日程', SCHEDULE),
  sampleOf(OF_MEMBER, 'modify_schedule', '修改日程', SCHEDULE),
  sampleOf(OF_MEMBER, 'delete_schedule', '删除日程', SCHEDULE),
  sampleOf(OF_MEMBER, 'respond_schedule', '日程回执', SCHEDULE),
];

/** Documents, forms and smart sheets (文档). @see https://developer.work.weixin.qq.com/document/path/97835 */
const documentSamples = [
  ...changeSamplesOf(OF_MEMBER, 'doc_change', {
    delete_doc: ['删除文档', { DocId: ['DOC_ID_1', 'DOC_ID_2'] }],
    doc_member_change: ['修改文档成员', DOC],
    form_complete: ['收集表完成', { FormId: ['FORM_ID'] }],
    delete_form: ['删除收集表', { FormId: ['FORM_ID'] }],
    form_settings_change: ['修改收集表设置', { FormId: ['FORM_ID'] }],
  }),
  ...changeSamplesOf(OF_MEMBER, 'smart_sheet_change', {
    add_record: ['智能表格新增记录', { ...SHEET, RecordId: ['RECORD_ID'] }],
    update_record: ['智能表格更新记录', { ...SHEET, RecordId: ['RECORD_ID_1', 'RECORD_ID_2'] }],
    delete_record: ['智能表格删除记录', { ...SHEET, RecordId: ['RECORD_ID'] }],
    // WeCom's own spelling.
    add_filed: ['智能表格新增字段', { ...SHEET, FieldId: ['FIELD_ID'] }],
    update_filed: ['智能表格更新字段', { ...SHEET, FieldId: ['FIELD_ID'] }],
  }),
];

/** Meetings and meeting rooms (会议、会议室). @see https://developer.work.weixin.qq.com/document/path/98333 */
const meetingSamples = [
  ...changeSamplesOf(OF_MEMBER, 'meeting_change', {
    meeting_start: ['会议开始', MEETING],
    meeting_end: ['会议结束', MEETING],
  }),
  ...changeSamplesOf(OF_COMPANY, 'meeting_change', {
    meeting_room_response: [
      '会议室应答',
      {
        MeetingId: 'MEETING_ID',
        MraAddress: { Protocol: 1, DialString: 'sip:room@example.com' },
        RoomResponseStatus: 2,
      },
    ],
  }),
  ...changeSamplesOf(OF_COMPANY, 'meeting_statistics', { start_meeting: ['会议发起统计', { Status: 1 }] }),
  sampleOf(OF_MEMBER, 'book_meeting_room', '预定会议室', ROOM),
  sampleOf(OF_MEMBER, 'cancel_meeting_room', '取消预定会议室', ROOM),
  sampleOf(FROM_SYSTEM, 'living_status_change', '直播状态变更', { LivingId: 'LIVING_ID', Status: 1 }),
];

/** What happens in the office tools. */
export const officeSamples = [...calendarSamples, ...documentSamples, ...meetingSamples];
