import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ContactChangeEventMap, readIncoming } from '../../src/message/index.js';
import { parseXml } from '../../src/xml/index.js';
import { type ExpectedChanges, itReadsChanges } from './fixtures.js';

const details = {
  name: '张三',
  department: [1, 2, 3],
  mainDepartment: 1,
  isLeaderInDept: [1, 0, 0],
  directLeader: ['lisi', '00123'],
  position: '产品经理',
  mobile: '13800000000',
  gender: 1,
  email: 'zhangsan@example.com',
  bizMail: 'zhangsan@corp.example.com',
  status: 1,
  avatar: 'http://wx.qlogo.cn/mmopen/0',
  alias: 'zhangsan',
  telephone: '020-123456',
  address: '广州市',
};

const expected: ExpectedChanges<ContactChangeEventMap> = {
  change_contact: {
    create_user: {
      userId: 'zhangsan',
      ...details,
      extAttr: [
        { name: '爱好', type: 0, text: { value: '旅游' } },
        { name: '卡号', type: 1, web: { title: '企业微信', url: 'https://work.weixin.qq.com' } },
      ],
    },
    update_user: {
      userId: 'zhangsan',
      newUserId: 'zhangsan001',
      ...details,
      extAttr: [{ name: '爱好', text: { value: '旅游' } }],
    },
    delete_user: { userId: '00123' },
    create_party: { id: 2, name: '研发', parentId: 1, order: 3 },
    update_party: { id: 2, name: '研发', parentId: 1 },
    delete_party: { id: 2 },
    update_tag: {
      tagId: 1,
      addUserItems: ['zhangsan', 'lisi'],
      delUserItems: ['00123'],
      addPartyItems: [1, 2],
      delPartyItems: [3],
    },
  },
};

/** The own fields of a `change_contact` event made of these elements. */
function readOwn(changeType: string, elements: string): object {
  const event = '<MsgType>event</MsgType><Event>change_contact</Event>';
  const xml = parseXml(`<xml>${event}<ChangeType>${changeType}</ChangeType>${elements}</xml>`);
  const { raw, msgType, toUserName, fromUserName, createTime, ...own } = readIncoming(xml).incoming;
  return own;
}

describe('contact events', () => {
  const event = 'change_contact';
  itReadsChanges('contact', expected);

  it('reads the trimmed create_user', () => {
    assert.deepEqual(readOwn('create_user', '<UserID>zhangsan</UserID><Department>1,2</Department>'), {
      event,
      changeType: 'create_user',
      userId: 'zhangsan',
      department: [1, 2],
    });
  });

  it('leaves out what did not change, but keeps what became empty', () => {
    const elements = '<UserID>zhangsan</UserID><Alias></Alias><Department></Department><Gender/><ExtAttr/>';
    assert.deepEqual(readOwn('update_user', elements), {
      event,
      changeType: 'update_user',
      userId: 'zhangsan',
      alias: '',
      department: [],
      extAttr: [],
    });
  });

  it('reads an extended attribute in every shape seen', () => {
    const attribute = (inner: string) =>
      readOwn('update_user', `<UserID>zhangsan</UserID><ExtAttr><Item><Name>n</Name>${inner}</Item></ExtAttr>`);
    const user = { event, changeType: 'update_user', userId: 'zhangsan' };
    assert.deepEqual(attribute('<Value>v</Value>'), { ...user, extAttr: [{ name: 'n', text: { value: 'v' } }] });
    assert.deepEqual(attribute('<Text/><Value>v</Value>'), { ...user, extAttr: [{ name: 'n', text: { value: 'v' } }] });
    assert.deepEqual(attribute('<Text><Value/></Text>'), { ...user, extAttr: [{ name: 'n', text: { value: '' } }] });
    assert.deepEqual(attribute('<Web/>'), { ...user, extAttr: [{ name: 'n' }] });
  });
});
