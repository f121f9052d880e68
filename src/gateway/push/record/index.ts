export {
  type MissedReceivers,
  missedReceiversSchema,
  type PushFailure,
  type PushRecord,
  pushFailureSchema,
  pushRecordSchema,
} from './push-record-schema.js';
export { type KeptRecord, PushRecords, RECORD_TIME } from './push-records.js';
