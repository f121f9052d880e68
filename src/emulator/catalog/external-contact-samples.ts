import type { EventFields } from '../page-api/index.js';
import { changeSamplesOf, OF_COMPANY } from './event-sample.js';

const CUSTOMER: EventFields = { UserID: 'ZhangSan', ExternalUserID: 'woAJ2GCAAAXtWyujaWJHDDGi0mAAAA' };
const NEW_CUSTOMER: EventFields = { ...CUSTOMER, State: 'state1', WelcomeCode: 'WELCOME_CODE' };
const CHAT: EventFields = { ChatId: 'wrx7HECgAA2sBdPdcxGRYo' };
const TAG: EventFields = { Id: 'TAG_ID', TagType: 'tag', StrategyId: 1 };
const LINK: EventFields = { LinkId: 'cawcde2f8d9a3d5f5e' };

/**
 * Changes of customers, their groups and tags (客户联系).
 *
 * @see https://developer.work.weixin.qq.com/document/path/92130
 */
const customerSamples = [
  ...changeSamplesOf(OF_COMPANY, 'change_external_contact', {
    add_external_contact: ['添加企业客户', NEW_CUSTOMER],
    edit_external_contact: ['编辑企业客户', CUSTOMER],
    add_half_external_contact: ['外部联系人免验证添加成员', NEW_CUSTOMER],
    del_external_contact: ['删除企业客户', { ...CUSTOMER, Source: 'DELETE_BY_TRANSFER' }],
    del_follow_user: ['删除跟进成员', CUSTOMER],
    transfer_fail: ['客户接替失败', { FailReason: 'customer_refused', ...CUSTOMER }],
    msg_audit_approved: ['客户同意进行聊天内容存档', { ...CUSTOMER, WelcomeCode: 'WELCOME_CODE' }],
  }),
  ...changeSamplesOf(OF_COMPANY, 'change_external_chat', {
    create: ['客户群创建', CHAT],
    update: [
      '客户群变更',
      {
        ...CHAT,
        UpdateDetail: 'add_member',
        JoinScene: 0,
        QuitScene: 0,
        MemChangeCnt: 2,
        MemChangeList: { Item: ['ZhangSan', 'lisi'] },
        LastMemVer: '9c3f97c2ada667dfb5f6d03308d963e1',
        CurMemVer: '71217227bbd112ecfe3a8f12b08ea12b',
      },
    ],
    dismiss: ['客户群解散', CHAT],
  }),
  ...changeSamplesOf(OF_COMPANY, 'change_external_tag', {
    create: ['企业客户标签创建', TAG],
    update: ['企业客户标签变更', { ...TAG, TagType: 'tag_group' }],
    delete: ['企业客户标签删除', TAG],
    shuffle: ['企业客户标签重排', { Id: 'TAG_GROUP_ID', StrategyId: 1 }],
  }),
];

/**
 * What the acquisition assistant (获客助手) reports.
 *
 * @see https://developer.work.weixin.qq.com/document/path/97299
 */
const acquisitionSamples = changeSamplesOf(OF_COMPANY, 'customer_acquisition', {
  balance_low: ['获客额度即将耗尽', {}],
  balance_exhausted: ['获客额度已经耗尽', {}],
  balance_increased: ['获客额度增加', {}],
  quota_expire_soon: ['获客额度即将过期', { ExpireTime: 1_798_704_000, ExpireQuotaNum: 200 }],
  link_unavailable: ['获客链接不可用', LINK],
  delete_link: ['获客链接被删除', LINK],
  open_profile: ['微信用户打开获客名片页', { ...LINK, State: 'state1' }],
  friend_request: ['微信用户发起好友请求', { ...LINK, State: 'state1' }],
  customer_start_chat: ['通过获客链接开始聊天', { ...CUSTOMER, ...LINK }],
  message_from_customer: ['成员首次收到客户消息', { ...LINK, ChatKey: 'CHAT_KEY' }],
});

/** All that has to do with customers. */
export const externalContactSamples = [...customerSamples, ...acquisitionSamples];
