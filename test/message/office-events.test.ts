import { describe } from 'node:test';
import type { OfficeChangeEventMap, OfficeEventMap } from '../../src/message/index.js';
import { type Expected, type ExpectedChanges, itReadsChanges, itReadsEvents } from './fixtures.js';

const schedule = { calId: 'CAL', scheduleId: 'SCHEDULE' };
const booking = { meetingRoomId: 1, bookingId: 'bkebsada6e027c123cbafAAA' };
const sheet = { docId: 'DOC', sheetId: 'SHEET' };

const expected: Expected<OfficeEventMap> = {
  modify_calendar: { calId: 'wcjgewCwAAqeJcPI1d8Pwbjt7nttzAAA' },
  delete_calendar: { calId: 'wcjgewCwAAqeJcPI1d8Pwbjt7nttzAAA' },
  add_schedule: schedule,
  modify_schedule: schedule,
  delete_schedule: schedule,
  respond_schedule: schedule,
  book_meeting_room: booking,
  cancel_meeting_room: booking,
  living_status_change: { agentId: 1000002, livingId: 'LIVING', status: 1 },
};

const expectedChanges: ExpectedChanges<OfficeChangeEventMap> = {
  doc_change: {
    delete_doc: { docId: ['DOC1', 'DOC2'] },
    doc_member_change: { docId: 'DOC' },
    form_complete: { formId: ['FORM'] },
    delete_form: { formId: ['FORM1', 'FORM2'] },
    form_settings_change: { formId: ['FORM'] },
  },
  smart_sheet_change: {
    add_record: { ...sheet, recordId: ['REC'] },
    update_record: { ...sheet, recordId: ['REC1', 'REC2'] },
    delete_record: { ...sheet, recordId: ['REC1', 'REC2'] },
    add_filed: { ...sheet, fieldId: ['FIELD'] },
    update_filed: { ...sheet, fieldId: ['FIELD1', 'FIELD2'] },
  },
  meeting_change: {
    meeting_start: { meetingId: 'MEETING', fromUserTmpOpenId: 'TMP' },
    meeting_end: { meetingId: 'MEETING', fromUserTmpOpenId: 'TMP' },
    meeting_room_response: {
      meetingId: 'MEETING',
      mraAddress: { protocol: 1, dialString: 'sip:room@example.com' },
      roomResponseStatus: 2,
    },
  },
  meeting_statistics: { start_meeting: { status: 1 } },
};

describe('office events', () => {
  itReadsEvents('office', expected);
  itReadsChanges('office', expectedChanges);
});
