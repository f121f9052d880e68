import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromAnswer, fromPipeList, fromWire, fromWireName, toJson } from '../../src/api/wire/index.js';

const NAMES: Readonly<Record<string, string>> = {
  userid: 'userId',
  external_userid: 'externalUserId',
  open_userid: 'openUserId',
  oper_userid: 'operUserId',
  unlicensed_userid_list: 'unlicensedUserIdList',
  department_leader: 'departmentLeader',
  is_leader_in_dept: 'isLeaderInDept',
  parentid: 'parentId',
  tagname: 'tagName',
  taglist: 'tagList',
  partylist: 'partyList',
  createtime: 'createTime',
  create_time: 'createTime',
  invaliduser: 'invalidUser',
  unlicenseduser: 'unlicensedUser',
  isreportenter: 'isReportEnter',
  allow_userinfos: 'allowUserInfos',
  allow_partys: 'allowPartys',
  extattr: 'extAttr',
  next_cursor: 'nextCursor',
  UserId: 'userId',
  OpenId: 'openId',
  DeviceId: 'deviceId',
  constructor: 'constructor',
  to_string: 'toString',
  media_id: 'mediaId',
  logo_mediaid: 'logoMediaId',
  remark_pic_mediaid: 'remarkPicMediaId',
  wechat_channels: 'wechatChannels',
  expires_in: 'expiresIn',
};

for (const [wire, ours] of Object.entries(NAMES)) {
  test(`${wire} is ${ours}`, () => assert.equal(fromWireName(wire), ours));
}

test('names are spelt our way at every depth, values are left alone', () => {
  const wire = { follow_user: [{ userid: 'a_b', tags: [{ tag_id: 'x_y', type: 1 }] }], next_cursor: '', nothing: null };
  assert.deepEqual(fromWire(wire), {
    followUser: [{ userId: 'a_b', tags: [{ tagId: 'x_y', type: 1 }] }],
    nextCursor: '',
    nothing: null,
  });
  assert.deepEqual(fromAnswer({ errcode: 0, errmsg: 'ok', user_id: 1 }), { userId: 1 });
});

test('a hostile name changes no prototype', () => {
  const converted = fromWire<Record<string, unknown>>(JSON.parse('{"__proto__":{"polluted":true}}'));
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  assert.equal(converted.polluted, undefined);
});

test('lists in one string', () => {
  assert.deepEqual(fromPipeList('a|b'), ['a', 'b']);
  assert.deepEqual(fromPipeList(''), []);
  assert.deepEqual(fromPipeList(undefined), []);
  assert.deepEqual(fromPipeList(['a', 1]), ['a', '1']);
});

test('a body holds no \\u escapes: invisible characters go, half characters are replaced', () => {
  const text = 'a\u0000b\u0007c\td\ne\u001f你好👋 \ud83d! \udc4b';
  const json = toJson({ text: { content: text } });
  assert.doesNotMatch(json, /\\u/);
  assert.deepEqual(JSON.parse(json), { text: { content: 'abc\td\ne你好👋 \ufffd! \ufffd' } });
});
