import type { AgentEventBase } from '../event-base.js';

/** An application in the approval app. What repeats side by side on the wire keeps its singular name here. */
export interface SysApprovalInfo {
  /** The application's number (审批编号). */
  readonly spNo: string;
  /** The same, sent as text by newer versions. */
  readonly spNoStr?: string;
  /** The template's name. */
  readonly spName: string;
  /** 1 pending, 2 approved, 3 rejected, 4 withdrawn, 6 withdrawn after approval, 7 deleted, 10 paid. */
  readonly spStatus: number;
  readonly templateId: string;
  /** In seconds since 1970. */
  readonly applyTime: number;
  readonly applyer: Applyer;
  /** The steps (审批流程), in order. */
  readonly spRecord: readonly SpRecord[];
  /** Who is notified (抄送人). */
  readonly notifyer: readonly ApprovalUser[];
  readonly comments: readonly ApprovalComment[];
  /**
   * What happened: 1 submitted, 2 agreed, 3 rejected, 4 transferred, 5 urged, 6 withdrawn, 8 withdrawn after approval,
   * 10 commented. Other values occur.
   */
  readonly statuChangeEvent: number;
  /** A newer form of the steps, beside or instead of `spRecord`. Its payload is not confirmed. */
  readonly processList: readonly ApprovalProcessNode[];
}

/** A member who takes part. */
export interface ApprovalUser {
  readonly userId: string;
}

/** Who applied. */
export interface Applyer extends ApprovalUser {
  /** The id of the department. */
  readonly party: string;
}

/** One step of the approval. */
export interface SpRecord {
  /** The state of this step; 1 pending. */
  readonly spStatus: number;
  /** 1 any of the approvers (或签), 2 all of them (会签). */
  readonly approverAttr: number;
  readonly details: readonly SpRecordDetail[];
}

/** One approver and what he said. */
export interface SpRecordDetail {
  readonly approver: ApprovalUser;
  /** The remark (审批意见). */
  readonly speech: string;
  /** The state of this approver's decision; 1 pending. */
  readonly spStatus: number;
  /** In seconds since 1970; 0 before. */
  readonly spTime: number;
  /** The attachments of the remark. Not confirmed. */
  readonly mediaId: readonly string[];
  /** The attachments of the remark. Not confirmed. */
  readonly attach: readonly string[];
}

/** A comment (审批申请备注). */
export interface ApprovalComment {
  readonly commentUserInfo: ApprovalUser;
  /** In seconds since 1970. */
  readonly commentTime: number;
  readonly commentContent: string;
  readonly commentId: string;
}

/** One step of `processList`. */
export interface ApprovalProcessNode {
  readonly nodeType: number;
  readonly spStatus: number;
  readonly apvRel: number;
  readonly subNodeList: readonly ApprovalProcessSubNode[];
}

/** One member in a step of `processList`. */
export interface ApprovalProcessSubNode {
  readonly userInfo: ApprovalUser;
  readonly speech: string;
  readonly spYj: number;
  /** In seconds since 1970; 0 before. */
  readonly spTime: number;
  readonly mediaIds: readonly string[];
}

/**
 * `sys_approval_change`: an application moved on in WeCom's own approval app (审批申请状态变化). Its `agentId` is that of
 * the approval app, 3010040.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91815
 */
export interface SysApprovalChangeEvent extends AgentEventBase {
  readonly event: 'sys_approval_change';
  readonly approvalInfo: SysApprovalInfo;
}
