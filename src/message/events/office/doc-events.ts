import type { EventBase } from '../event-base.js';

/** What the events of documents (文档) and collection forms (收集表) have. */
export interface DocEventBase extends EventBase {
  readonly event: 'doc_change';
}

/** What the events of collection forms have. */
export interface FormEventBase extends DocEventBase {
  /** The ids of the forms. */
  readonly formId: readonly string[];
}

/**
 * `doc_change` / `delete_doc`: documents were removed (删除文档).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97834
 */
export interface DeleteDocEvent extends DocEventBase {
  readonly changeType: 'delete_doc';
  /** The ids of the documents. */
  readonly docId: readonly string[];
}

/**
 * `doc_change` / `doc_member_change`: who may see a document changed (修改文档成员).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97833
 */
export interface DocMemberChangeEvent extends DocEventBase {
  readonly changeType: 'doc_member_change';
  readonly docId: string;
}

/**
 * `doc_change` / `form_complete`: forms were filled in (收集表完成).
 *
 * @see https://developer.work.weixin.qq.com/document/path/97835
 */
export interface FormCompleteEvent extends FormEventBase {
  readonly changeType: 'form_complete';
}

/**
 * `doc_change` / `delete_form`: forms were removed (删除收集表).
 *
 * @see https://developer.work.weixin.qq.com/document/path/98095
 */
export interface DeleteFormEvent extends FormEventBase {
  readonly changeType: 'delete_form';
}

/**
 * `doc_change` / `form_settings_change`: the settings of forms changed (修改收集表设置).
 *
 * @see https://developer.work.weixin.qq.com/document/path/98096
 */
export interface FormSettingsChangeEvent extends FormEventBase {
  readonly changeType: 'form_settings_change';
}
