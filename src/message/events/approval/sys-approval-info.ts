import { decodeId, decodeRecord, type FieldsOf, id, integer, list, optional, record, text } from '../../field/index.js';
import type {
  Applyer,
  ApprovalComment,
  ApprovalProcessNode,
  ApprovalProcessSubNode,
  ApprovalUser,
  SpRecord,
  SpRecordDetail,
  SysApprovalInfo,
} from './sys-approval-change-event.js';

const user: FieldsOf<ApprovalUser> = { userId: id('UserId') };

const detail = decodeRecord<SpRecordDetail>({
  approver: record('Approver', user),
  speech: text('Speech'),
  spStatus: integer('SpStatus'),
  spTime: integer('SpTime'),
  mediaId: list('MediaId', decodeId),
  attach: list('Attach', decodeId),
});

const spRecord = decodeRecord<SpRecord>({
  spStatus: integer('SpStatus'),
  approverAttr: integer('ApproverAttr'),
  details: list('Details', detail),
});

const comment = decodeRecord<ApprovalComment>({
  commentUserInfo: record('CommentUserInfo', user),
  commentTime: integer('CommentTime'),
  commentContent: text('CommentContent'),
  commentId: id('CommentId'),
});

const subNode = decodeRecord<ApprovalProcessSubNode>({
  userInfo: record('UserInfo', user),
  speech: text('Speech'),
  spYj: integer('SpYj'),
  spTime: integer('Sptime', 'SpTime'),
  mediaIds: list('MediaIds', decodeId),
});

const processNode = decodeRecord<ApprovalProcessNode>({
  nodeType: integer('NodeType'),
  spStatus: integer('SpStatus'),
  apvRel: integer('ApvRel'),
  subNodeList: list('SubNodeList', subNode),
});

export const sysApprovalInfo = record<SysApprovalInfo>('ApprovalInfo', {
  spNo: id('SpNo', 'SpNoStr'),
  spNoStr: optional(id('SpNoStr')),
  spName: text('SpName'),
  spStatus: integer('SpStatus'),
  templateId: id('TemplateId'),
  applyTime: integer('ApplyTime'),
  applyer: record<Applyer>('Applyer', { ...user, party: id('Party') }),
  spRecord: list('SpRecord', spRecord),
  notifyer: list('Notifyer', decodeRecord(user)),
  comments: list('Comments', comment),
  statuChangeEvent: integer('StatuChangeEvent'),
  processList: list('ProcessList/NodeList', processNode),
});
