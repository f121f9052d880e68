import { decodeRecord, type FieldsOf, id, integer, list, record, text } from '../../field/index.js';
import type {
  OpenApprovalInfo,
  OpenApprovalItem,
  OpenApprovalNode,
  OpenNotifyNode,
} from './open-approval-change-event.js';

const person: FieldsOf<OpenNotifyNode> = {
  itemName: text('ItemName'),
  itemUserId: id('ItemUserId'),
  itemImage: id('ItemImage'),
};

const item = decodeRecord<OpenApprovalItem>({
  ...person,
  itemStatus: integer('ItemStatus'),
  itemSpeech: text('ItemSpeech'),
  itemOpTime: integer('ItemOpTime'),
});

const node = decodeRecord<OpenApprovalNode>({
  nodeStatus: integer('NodeStatus'),
  nodeAttr: integer('NodeAttr'),
  nodeType: integer('NodeType'),
  items: list('Items/Item', item),
});

export const openApprovalInfo = record<OpenApprovalInfo>('ApprovalInfo', {
  thirdNo: id('ThirdNo'),
  openSpName: text('OpenSpName'),
  openTemplateId: id('OpenTemplateId'),
  openSpStatus: integer('OpenSpStatus'),
  applyTime: integer('ApplyTime'),
  applyUserName: text('ApplyUserName'),
  applyUserId: id('ApplyUserId'),
  applyUserParty: text('ApplyUserParty'),
  applyUserImage: id('ApplyUserImage'),
  approvalNodes: list('ApprovalNodes/ApprovalNode', node),
  notifyNodes: list('NotifyNodes/NotifyNode', decodeRecord<OpenNotifyNode>(person)),
  // Lower case in the documentation, upper case in an SDK.
  approverStep: integer('approverstep', 'ApproverStep'),
});
