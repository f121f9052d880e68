import type { AgentEventBase } from '../event-base.js';

/** An application under the approval engine (审批流程引擎). */
export interface OpenApprovalInfo {
  /** The number that the app gave to the application (审批单号). */
  readonly thirdNo: string;
  /** The template's name. */
  readonly openSpName: string;
  readonly openTemplateId: string;
  /** 1 pending, 2 approved, 3 rejected, 4 cancelled. */
  readonly openSpStatus: number;
  /** In seconds since 1970. */
  readonly applyTime: number;
  readonly applyUserName: string;
  readonly applyUserId: string;
  /** The name of the applicant's department. */
  readonly applyUserParty: string;
  /** The URL of the applicant's portrait. */
  readonly applyUserImage: string;
  /** The steps (审批流程), in order. */
  readonly approvalNodes: readonly OpenApprovalNode[];
  /** Who is notified (抄送人). */
  readonly notifyNodes: readonly OpenNotifyNode[];
  /** The index of the current step, from 0. */
  readonly approverStep: number;
}

/** One step of the approval. */
export interface OpenApprovalNode {
  /** 1 pending, 2 agreed, 3 rejected, 4 transferred. */
  readonly nodeStatus: number;
  /** 1 any of the approvers (或签), 2 all of them (会签). */
  readonly nodeAttr: number;
  /** 1 fixed members, 2 tag, 3 superior. */
  readonly nodeType: number;
  /** The approvers of this step. */
  readonly items: readonly OpenApprovalItem[];
}

/** Someone who is notified. */
export interface OpenNotifyNode {
  readonly itemName: string;
  readonly itemUserId: string;
  /** The URL of the portrait. */
  readonly itemImage: string;
}

/** One approver and what he said. */
export interface OpenApprovalItem extends OpenNotifyNode {
  /** 1 pending, 2 agreed, 3 rejected, 4 transferred. */
  readonly itemStatus: number;
  /** The remark. */
  readonly itemSpeech: string;
  /** In seconds since 1970; 0 before. */
  readonly itemOpTime: number;
}

/**
 * `open_approval_change`: an application moved on in the approval engine that the app uses itself (审批状态通知事件).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface OpenApprovalChangeEvent extends AgentEventBase {
  readonly event: 'open_approval_change';
  readonly approvalInfo: OpenApprovalInfo;
}
