import { describe } from 'node:test';
import type { ApprovalEventMap } from '../../src/message/index.js';
import { type Expected, itReadsEvents } from './fixtures.js';

const expected: Expected<ApprovalEventMap> = {
  open_approval_change: {
    agentId: 1000002,
    approvalInfo: {
      thirdNo: '201806010001',
      openSpName: '付款',
      openTemplateId: '1234567890',
      openSpStatus: 1,
      applyTime: 1527837645,
      applyUserName: '张三',
      applyUserId: 'zhangsan',
      applyUserParty: '产品部',
      applyUserImage: 'http://www.qq.com/xxx.png',
      approvalNodes: [
        {
          nodeStatus: 2,
          nodeAttr: 1,
          nodeType: 1,
          items: [
            {
              itemName: '李四',
              itemUserId: 'lisi',
              itemImage: 'http://www.qq.com/lisi.png',
              itemStatus: 2,
              itemSpeech: '同意',
              itemOpTime: 1527837700,
            },
            {
              itemName: '张三',
              itemUserId: '00123',
              itemImage: 'http://www.qq.com/00123.png',
              itemStatus: 1,
              itemSpeech: '',
              itemOpTime: 0,
            },
          ],
        },
        { nodeStatus: 1, nodeAttr: 2, nodeType: 3, items: [] },
      ],
      notifyNodes: [{ itemName: '张三', itemUserId: 'zhangsan', itemImage: 'http://www.qq.com/zhangsan.png' }],
      approverStep: 1,
    },
  },
  sys_approval_change: {
    agentId: 3010040,
    approvalInfo: {
      spNo: '202506110001',
      spNoStr: '202506110001',
      spName: '示例模板',
      spStatus: 1,
      templateId: '3TkaH5KFbrG9heEQWLJjhgpFwmqAFB4dLEnapaB7aaa',
      applyTime: 1571728713,
      applyer: { userId: 'zhangsan', party: '1' },
      spRecord: [
        {
          spStatus: 2,
          approverAttr: 2,
          details: [
            {
              approver: { userId: 'lisi' },
              speech: '同意',
              spStatus: 2,
              spTime: 1571728800,
              mediaId: ['WWCISP_1', 'WWCISP_2'],
              attach: [],
            },
            { approver: { userId: '00123' }, speech: '', spStatus: 1, spTime: 0, mediaId: [], attach: [] },
          ],
        },
        {
          spStatus: 1,
          approverAttr: 1,
          details: [{ approver: { userId: 'zhangsan' }, speech: '', spStatus: 1, spTime: 0, mediaId: [], attach: [] }],
        },
      ],
      notifyer: [{ userId: 'lisi' }, { userId: '00123' }],
      comments: [
        {
          commentUserInfo: { userId: 'lisi' },
          commentTime: 1571732272,
          commentContent: '这是一个备注',
          commentId: '6750538708562308220',
        },
      ],
      statuChangeEvent: 10,
      processList: [
        {
          nodeType: 1,
          spStatus: 2,
          apvRel: 1,
          subNodeList: [
            { userInfo: { userId: 'lisi' }, speech: '同意', spYj: 2, spTime: 1571728800, mediaIds: ['WWCISP_1'] },
          ],
        },
      ],
    },
  },
};

describe('approval events', () => {
  itReadsEvents('approval', expected);
});
