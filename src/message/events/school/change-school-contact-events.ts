import type { EventBase } from '../event-base.js';

/** What the events of the school's contacts (家校通讯录) have. */
export interface SchoolContactEventBase extends EventBase {
  readonly event: 'change_school_contact';
  /** The id of the student, the parent or the department. */
  readonly id: string;
  /** The id from now on, when it changed. */
  readonly newId?: string;
}

/**
 * `change_school_contact` / `create_student`: a student was added (新增学生).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface CreateStudentEvent extends SchoolContactEventBase {
  readonly changeType: 'create_student';
}

/**
 * `change_school_contact` / `update_student`: a student changed (编辑学生).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface UpdateStudentEvent extends SchoolContactEventBase {
  readonly changeType: 'update_student';
}

/**
 * `change_school_contact` / `delete_student`: a student was removed (删除学生).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface DeleteStudentEvent extends SchoolContactEventBase {
  readonly changeType: 'delete_student';
}

/**
 * `change_school_contact` / `create_parent`: a parent was added (新增家长).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface CreateParentEvent extends SchoolContactEventBase {
  readonly changeType: 'create_parent';
}

/**
 * `change_school_contact` / `update_parent`: a parent changed (编辑家长).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface UpdateParentEvent extends SchoolContactEventBase {
  readonly changeType: 'update_parent';
}

/**
 * `change_school_contact` / `delete_parent`: a parent was removed (删除家长).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface DeleteParentEvent extends SchoolContactEventBase {
  readonly changeType: 'delete_parent';
}

/**
 * `change_school_contact` / `subscribe`: a parent follows the school (家长关注).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface SubscribeSchoolEvent extends SchoolContactEventBase {
  readonly changeType: 'subscribe';
}

/**
 * `change_school_contact` / `unsubscribe`: a parent follows the school no more (家长取消关注).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92032
 */
export interface UnsubscribeSchoolEvent extends SchoolContactEventBase {
  readonly changeType: 'unsubscribe';
}

/**
 * `change_school_contact` / `create_department`: a department was made (创建部门). A sample spells it
 * `create_deparmtment`, which arrives as this event too.
 *
 * @see https://developer.work.weixin.qq.com/document/path/92052
 */
export interface CreateSchoolDepartmentEvent extends SchoolContactEventBase {
  readonly changeType: 'create_department';
}

/**
 * `change_school_contact` / `update_department`: a department changed (更新部门).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92052
 */
export interface UpdateSchoolDepartmentEvent extends SchoolContactEventBase {
  readonly changeType: 'update_department';
}

/**
 * `change_school_contact` / `delete_department`: a department was removed (删除部门).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92052
 */
export interface DeleteSchoolDepartmentEvent extends SchoolContactEventBase {
  readonly changeType: 'delete_department';
}
