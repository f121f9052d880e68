import type { EventBase } from '../event-base.js';

/** What the events of a smart sheet (智能表格) have. */
export interface SmartSheetEventBase extends EventBase {
  readonly event: 'smart_sheet_change';
  readonly docId: string;
  readonly sheetId: string;
}

/** What the events of its records (记录) have. `fromUserName` may be a `tmp_external_userid`. */
export interface SmartSheetRecordEventBase extends SmartSheetEventBase {
  /** The ids of the records, at most 1000 in a callback. */
  readonly recordId: readonly string[];
}

/** What the events of its fields (字段) have. WeCom spells the ChangeType `filed`; `field` arrives as this event too. */
export interface SmartSheetFieldEventBase extends SmartSheetEventBase {
  /** The ids of the fields, at most 1000 in a callback. */
  readonly fieldId: readonly string[];
}

/**
 * `smart_sheet_change` / `add_record`: records were added (新增记录).
 *
 * @see https://developer.work.weixin.qq.com/document/path/100986
 */
export interface AddSmartSheetRecordEvent extends SmartSheetRecordEventBase {
  readonly changeType: 'add_record';
}

/**
 * `smart_sheet_change` / `update_record`: records changed (更新记录).
 *
 * @see https://developer.work.weixin.qq.com/document/path/100986
 */
export interface UpdateSmartSheetRecordEvent extends SmartSheetRecordEventBase {
  readonly changeType: 'update_record';
}

/**
 * `smart_sheet_change` / `delete_record`: records were removed (删除记录).
 *
 * @see https://developer.work.weixin.qq.com/document/path/100986
 */
export interface DeleteSmartSheetRecordEvent extends SmartSheetRecordEventBase {
  readonly changeType: 'delete_record';
}

/**
 * `smart_sheet_change` / `add_filed`: fields were added (新增字段).
 *
 * @see https://developer.work.weixin.qq.com/document/path/100987
 */
export interface AddSmartSheetFieldEvent extends SmartSheetFieldEventBase {
  readonly changeType: 'add_filed';
}

/**
 * `smart_sheet_change` / `update_filed`: fields changed (更新字段).
 *
 * @see https://developer.work.weixin.qq.com/document/path/100987
 */
export interface UpdateSmartSheetFieldEvent extends SmartSheetFieldEventBase {
  readonly changeType: 'update_filed';
}
