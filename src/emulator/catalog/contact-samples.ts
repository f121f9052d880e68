import type { EventFields } from '../page-api/index.js';
import { changeSamplesOf, OF_COMPANY } from './event-sample.js';

const USER: EventFields = {
  Name: '张三',
  Department: '1,2,3',
  MainDepartment: 1,
  IsLeaderInDept: '1,0,0',
  DirectLeader: 'lisi',
  Position: '产品经理',
  Mobile: '13800000000',
  Gender: 1,
  Email: 'zhangsan@example.com',
  BizMail: 'zhangsan@corp.example.com',
  Status: 1,
  Avatar: 'https://wx.qlogo.cn/mmopen/0',
  Alias: 'zhangsan',
  Telephone: '020-123456',
  Address: '广州市',
  ExtAttr: {
    Item: [
      { Name: '爱好', Type: 0, Text: { Value: '旅游' } },
      { Name: '卡号', Type: 1, Web: { Title: '企业微信', Url: 'https://work.weixin.qq.com' } },
    ],
  },
};

/**
 * Changes of members, departments and tags (通讯录回调).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90970
 */
export const contactSamples = changeSamplesOf(OF_COMPANY, 'change_contact', {
  create_user: ['新增成员', { UserID: 'zhangsan', ...USER }],
  update_user: ['更新成员', { UserID: 'zhangsan', NewUserID: 'zhangsan001', ...USER }],
  delete_user: ['删除成员', { UserID: 'zhangsan' }],
  create_party: ['新增部门', { Id: 2, Name: '研发', ParentId: 1, Order: 1 }],
  update_party: ['更新部门', { Id: 2, Name: '研发', ParentId: 1 }],
  delete_party: ['删除部门', { Id: 2 }],
  update_tag: [
    '标签成员变更',
    { TagId: 1, AddUserItems: 'zhangsan,lisi', DelUserItems: '', AddPartyItems: '1,2', DelPartyItems: '3' },
  ],
});
