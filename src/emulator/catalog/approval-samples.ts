import { FROM_SYSTEM, sampleOf } from './event-sample.js';

/**
 * A form of an app's own that went through the approval engine (自建应用审批流程引擎).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
const openApproval = sampleOf(FROM_SYSTEM, 'open_approval_change', '审批状态通知（流程引擎）', {
  ApprovalInfo: {
    ThirdNo: '201806010001',
    OpenSpName: '付款',
    OpenTemplateId: '1234567890',
    OpenSpStatus: 1,
    ApplyTime: 1_527_837_645,
    ApplyUserName: '张三',
    ApplyUserId: 'ZhangSan',
    ApplyUserParty: '产品部',
    ApplyUserImage: 'https://wx.qlogo.cn/mmopen/0',
    ApprovalNodes: {
      ApprovalNode: [
        {
          NodeStatus: 1,
          NodeAttr: 1,
          NodeType: 1,
          Items: {
            Item: [
              {
                ItemName: '李四',
                ItemUserId: 'lisi',
                ItemImage: 'https://wx.qlogo.cn/mmopen/0',
                ItemStatus: 1,
                ItemSpeech: '',
                ItemOpTime: 0,
              },
            ],
          },
        },
      ],
    },
    NotifyNodes: {
      NotifyNode: [{ ItemName: '张三', ItemUserId: 'ZhangSan', ItemImage: 'https://wx.qlogo.cn/mmopen/0' }],
    },
    approverstep: 0,
  },
});

/**
 * A form of the built-in approval app (审批), which has an AgentID of its own.
 *
 * @see https://developer.work.weixin.qq.com/document/path/92633
 */
const systemApproval = sampleOf(FROM_SYSTEM, 'sys_approval_change', '审批申请状态变化', {
  AgentID: 3_010_040,
  ApprovalInfo: {
    SpNoStr: '202506110001',
    SpNo: 202_506_110_001,
    SpName: '示例模板',
    SpStatus: 1,
    TemplateId: '3TkaH5KFbrG9heEQWLJjhgpFwmqAFB4dLEnapaB7aaa',
    ApplyTime: 1_571_728_713,
    Applyer: { UserId: 'ZhangSan', Party: '1' },
    SpRecord: [
      {
        SpStatus: 1,
        ApproverAttr: 1,
        Details: [{ Approver: { UserId: 'lisi' }, Speech: '', SpStatus: 1, SpTime: 0 }],
      },
    ],
    Notifyer: [{ UserId: 'lisi' }],
    Comments: [
      {
        CommentUserInfo: { UserId: 'lisi' },
        CommentTime: 1_571_732_272,
        CommentContent: '这是一个备注',
        CommentId: '6750538708562308220',
      },
    ],
    StatuChangeEvent: 10,
  },
});

/** Both kinds of approval. */
export const approvalSamples = [openApproval, systemApproval];
