import { describe } from 'node:test';
import type { ExternalContactChangeEventMap } from '../../src/message/index.js';
import { type ExpectedChanges, itReadsChanges } from './fixtures.js';

const pair = { userId: 'zhangsan', externalUserId: 'woAJ2G' };
const chatId = 'wrx7';
const linkId = 'LINK';
const state = 's';
const welcomeCode = 'w';

const expected: ExpectedChanges<ExternalContactChangeEventMap> = {
  change_external_contact: {
    add_external_contact: { ...pair, state, welcomeCode },
    edit_external_contact: { ...pair, state },
    add_half_external_contact: { ...pair, state, welcomeCode },
    del_external_contact: { ...pair, source: 'DELETE_BY_TRANSFER' },
    del_follow_user: pair,
    transfer_fail: { ...pair, failReason: 'customer_refused' },
    msg_audit_approved: { ...pair, welcomeCode },
  },
  change_external_chat: {
    create: { chatId },
    update: {
      chatId,
      updateDetail: 'add_member',
      joinScene: 3,
      quitScene: 0,
      memChangeCnt: 2,
      memChangeList: ['zhangsan', 'lisi'],
      lastMemVer: '9c3f97c2ada667dfb5f6d03308d963e1',
      curMemVer: '71217227bbd112ecfe3a8f12b08ea12b',
    },
    dismiss: { chatId },
  },
  change_external_tag: {
    create: { id: 'TAG_ID', tagType: 'tag', strategyId: 1 },
    update: { id: 'TAG_ID', tagType: 'tag_group', strategyId: 1 },
    delete: { id: 'TAG_ID', tagType: 'tag', strategyId: 1 },
    shuffle: { id: '', strategyId: 1 },
  },
  customer_acquisition: {
    balance_low: {},
    balance_exhausted: {},
    balance_increased: {},
    quota_expire_soon: { expireTime: 1672502400, expireQuotaNum: 200 },
    link_unavailable: { linkId },
    delete_link: { linkId },
    open_profile: { linkId, state },
    friend_request: { linkId, state },
    customer_start_chat: { ...pair, linkId },
    message_from_customer: { linkId, chatKey: 'CHAT_KEY' },
  },
};

describe('external contact events', () => {
  itReadsChanges('external-contact', expected);
});
