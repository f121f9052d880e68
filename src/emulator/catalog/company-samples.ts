import type { EventFields } from '../page-api/index.js';
import { changeSamplesOf, FROM_SYSTEM, OF_COMPANY, sampleOf } from './event-sample.js';

const CHAIN: EventFields = { ChainId: 'Ch00001' };
const GROUPS: EventFields = { ...CHAIN, GroupIds: { GroupId: [1, 2] } };
const CORPS: EventFields = { ...CHAIN, CorpIds: { CorpId: ['ww1436e0e65a779aee'] } };
const SCHOOL: EventFields = { Id: '00123' };

/** WeChat customer service (微信客服). @see https://developer.work.weixin.qq.com/document/path/94670 */
const kfSamples = [
  {
    ...sampleOf(OF_COMPANY, 'kf_msg_or_event', '微信客服消息与事件', {
      Token: 'ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR',
      OpenKfId: 'wkxxxxxxx',
    }),
    sender: undefined,
  },
  sampleOf(OF_COMPANY, 'kf_account_auth_change', '客服账号授权变更', {
    AuthAddOpenKfId: ['wkxxxxxx1', 'wkxxxxxx2'],
    AuthDelOpenKfId: ['wkxxxxxx3'],
  }),
];

/** Archives of messages and files (会话存档). @see https://developer.work.weixin.qq.com/document/path/95039 */
const archiveSamples = [
  sampleOf(FROM_SYSTEM, 'msgaudit_notify', '产生会话回调通知'),
  sampleOf(OF_COMPANY, 'document_archive_change', '文档存档变更'),
  sampleOf(OF_COMPANY, 'file_content_archive_auth_change', '文件内容存档授权变更'),
  sampleOf(OF_COMPANY, 'file_content_archive_user_list_change', '文件内容存档成员变更'),
  ...changeSamplesOf(OF_COMPANY, 'wedrive_archive_space_change', {
    auth_space: ['微盘存档空间授权', {}],
    cancel_auth_space: ['微盘存档空间取消授权', {}],
  }),
];

/** Companies linked up and down (上下游). @see https://developer.work.weixin.qq.com/document/path/95796 */
const chainSamples = changeSamplesOf(OF_COMPANY, 'change_chain', {
  create_chain: ['新增上下游', CHAIN],
  update_chain: ['修改上下游', CHAIN],
  delete_chain: ['删除上下游', CHAIN],
  create_group: ['新增分组', GROUPS],
  update_group: ['修改分组', GROUPS],
  delete_group: ['删除分组', GROUPS],
  corp_join: ['企业加入', CORPS],
  update_corp: ['修改企业', CORPS],
  remove_corp: ['移除企业', CORPS],
});

/** Schools (家校沟通). @see https://developer.work.weixin.qq.com/document/path/92032 */
const schoolSamples = changeSamplesOf(OF_COMPANY, 'change_school_contact', {
  create_student: ['新增学生', SCHOOL],
  update_student: ['编辑学生', { ...SCHOOL, NewId: '00124' }],
  delete_student: ['删除学生', SCHOOL],
  create_parent: ['新增家长', SCHOOL],
  update_parent: ['编辑家长', { ...SCHOOL, NewId: '00124' }],
  delete_parent: ['删除家长', SCHOOL],
  subscribe: ['家长关注', SCHOOL],
  unsubscribe: ['家长取消关注', SCHOOL],
  create_department: ['创建家校部门', SCHOOL],
  update_department: ['更新家校部门', SCHOOL],
  delete_department: ['删除家校部门', SCHOOL],
});

/** Services, archives and relations of the company. */
export const companySamples = [...kfSamples, ...archiveSamples, ...chainSamples, ...schoolSamples];
