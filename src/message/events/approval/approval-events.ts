import { agentId } from '../../field/index.js';
import type { EventTable } from '../event-table.js';
import type { OpenApprovalChangeEvent } from './open-approval-change-event.js';
import { openApprovalInfo } from './open-approval-info.js';
import type { SysApprovalChangeEvent } from './sys-approval-change-event.js';
import { sysApprovalInfo } from './sys-approval-info.js';

/** The events of approvals. */
export interface ApprovalEventMap {
  readonly open_approval_change: OpenApprovalChangeEvent;
  readonly sys_approval_change: SysApprovalChangeEvent;
}

export const approvalEvents = {
  open_approval_change: { agentId, approvalInfo: openApprovalInfo },
  sys_approval_change: { agentId, approvalInfo: sysApprovalInfo },
} as const satisfies EventTable<ApprovalEventMap>;
