import { agentId, decodeId, id, integer, list, optional, record } from '../../field/index.js';
import type { ChangeEventTable, EventTable } from '../event-table.js';
import type {
  AddScheduleEvent,
  DeleteCalendarEvent,
  DeleteScheduleEvent,
  ModifyCalendarEvent,
  ModifyScheduleEvent,
  RespondScheduleEvent,
} from './calendar-events.js';
import type {
  DeleteDocEvent,
  DeleteFormEvent,
  DocMemberChangeEvent,
  FormCompleteEvent,
  FormSettingsChangeEvent,
} from './doc-events.js';
import type { LivingStatusChangeEvent } from './living-events.js';
import type {
  MeetingEndEvent,
  MeetingRoomResponseEvent,
  MeetingStartEvent,
  MeetingStatisticsStartEvent,
  MraAddress,
} from './meeting-events.js';
import type { BookMeetingRoomEvent, CancelMeetingRoomEvent } from './meeting-room-events.js';
import type {
  AddSmartSheetFieldEvent,
  AddSmartSheetRecordEvent,
  DeleteSmartSheetRecordEvent,
  UpdateSmartSheetFieldEvent,
  UpdateSmartSheetRecordEvent,
} from './smart-sheet-events.js';

/** The events of calendars, meeting rooms and live streams. */
export interface OfficeEventMap {
  readonly modify_calendar: ModifyCalendarEvent;
  readonly delete_calendar: DeleteCalendarEvent;
  readonly add_schedule: AddScheduleEvent;
  readonly modify_schedule: ModifyScheduleEvent;
  readonly delete_schedule: DeleteScheduleEvent;
  readonly respond_schedule: RespondScheduleEvent;
  readonly book_meeting_room: BookMeetingRoomEvent;
  readonly cancel_meeting_room: CancelMeetingRoomEvent;
  readonly living_status_change: LivingStatusChangeEvent;
}

/** The events of documents and meetings. */
export interface OfficeChangeEventMap {
  readonly doc_change: {
    readonly delete_doc: DeleteDocEvent;
    readonly doc_member_change: DocMemberChangeEvent;
    readonly form_complete: FormCompleteEvent;
    readonly delete_form: DeleteFormEvent;
    readonly form_settings_change: FormSettingsChangeEvent;
  };
  readonly smart_sheet_change: {
    readonly add_record: AddSmartSheetRecordEvent;
    readonly update_record: UpdateSmartSheetRecordEvent;
    readonly delete_record: DeleteSmartSheetRecordEvent;
    readonly add_filed: AddSmartSheetFieldEvent;
    readonly update_filed: UpdateSmartSheetFieldEvent;
  };
  readonly meeting_change: {
    readonly meeting_start: MeetingStartEvent;
    readonly meeting_end: MeetingEndEvent;
    readonly meeting_room_response: MeetingRoomResponseEvent;
  };
  readonly meeting_statistics: {
    readonly start_meeting: MeetingStatisticsStartEvent;
  };
}

const calId = id('CalId');
const scheduleId = id('ScheduleId');
const meetingRoomId = integer('MeetingRoomId');
const bookingId = id('BookingId');
const docId = id('DocId');
const formId = list('FormId', decodeId);
const sheetId = id('SheetId');
const recordId = list('RecordId', decodeId);
const fieldId = list('FieldId', decodeId);
const meetingId = id('MeetingId');
const fromUserTmpOpenId = optional(id('FromUserTmpOpenId'));
const status = integer('Status');

export const officeEvents = {
  modify_calendar: { calId },
  delete_calendar: { calId },
  add_schedule: { calId, scheduleId },
  modify_schedule: { calId, scheduleId },
  delete_schedule: { calId, scheduleId },
  respond_schedule: { calId, scheduleId },
  book_meeting_room: { meetingRoomId, bookingId },
  cancel_meeting_room: { meetingRoomId, bookingId },
  living_status_change: { agentId, livingId: id('LivingId'), status },
} as const satisfies EventTable<OfficeEventMap>;

export const officeChangeEvents = {
  doc_change: {
    delete_doc: { docId: list('DocId', decodeId) },
    doc_member_change: { docId },
    form_complete: { formId },
    delete_form: { formId },
    form_settings_change: { formId },
  },
  smart_sheet_change: {
    add_record: { docId, sheetId, recordId },
    update_record: { docId, sheetId, recordId },
    delete_record: { docId, sheetId, recordId },
    add_filed: { docId, sheetId, fieldId },
    update_filed: { docId, sheetId, fieldId },
  },
  meeting_change: {
    meeting_start: { meetingId, fromUserTmpOpenId },
    meeting_end: { meetingId, fromUserTmpOpenId },
    meeting_room_response: {
      meetingId,
      fromUserTmpOpenId,
      meetingRoomId: optional(id('MeetingRoomId')),
      mraAddress: optional(
        record<MraAddress>('MraAddress', { protocol: integer('Protocol'), dialString: id('DialString') }),
      ),
      roomResponseStatus: integer('RoomResponseStatus'),
    },
  },
  meeting_statistics: { start_meeting: { status } },
} as const satisfies ChangeEventTable<OfficeChangeEventMap>;
