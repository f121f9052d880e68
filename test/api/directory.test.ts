import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApiDesk } from './desk.js';

test('members are read one by one and by department', async (t) => {
  const desk = await openApiDesk(t, {}, { sensitiveFields: true });
  const { id } = desk.wecom.addDepartment({ id: 2, name: '研发部', parentId: 1 });
  desk.wecom.addUser({
    userId: 'WangWu',
    name: '王五',
    department: [1, id],
    order: [1, 10],
    isLeaderInDept: [0, 1],
    directLeader: ['lisi'],
    gender: '2',
    bizMail: 'wangwu@corp.example',
    extAttr: { attrs: [{ type: 1, name: '主页', web: { url: 'https://a.example', title: 'A' } }] },
  });
  const api = desk.client();
  const user = await api.user.get('wangwu');
  assert.equal(user.userId, 'WangWu');
  assert.deepEqual(
    [user.department, user.order, user.isLeaderInDept],
    [
      [1, 2],
      [1, 10],
      [0, 1],
    ],
  );
  assert.deepEqual(user.directLeader, ['lisi']);
  assert.deepEqual([user.gender, user.bizMail, user.mainDepartment, user.status], ['2', 'wangwu@corp.example', 1, 1]);
  assert.deepEqual(user.extAttr?.attrs[0], { type: 1, name: '主页', web: { url: 'https://a.example', title: 'A' } });
  assert.equal('errcode' in user, false);
  const simple = await api.user.simpleList(id);
  assert.deepEqual(
    simple.map(({ userId, name, department }) => ({ userId, name, department })),
    [{ userId: 'WangWu', name: '王五', department: [1, 2] }],
  );
  assert.deepEqual(
    (await api.user.list(1)).map(({ userId }) => userId),
    ['ZhangSan', 'lisi', 'WangWu'],
  );
  await assert.rejects(api.user.get('nobody'), { code: 'user_id_not_found', errCode: 60111 });
});

test('all members are listed page by page, with the contacts-sync secret', async (t) => {
  const desk = await openApiDesk(t);
  for (let index = 0; index < 25; index += 1) desk.wecom.addUser({ userId: `user${index}` });
  const api = desk.client({ secret: desk.wecom.contacts.secret });
  const seen: string[] = [];
  for await (const { userId, department } of api.user.listId({ limit: 10 })) {
    assert.equal(department, 1);
    seen.push(userId);
  }
  assert.equal(new Set(seen).size, 27);
  assert.equal(desk.wecom.callsOf('user/list_id').length, 3);
  const first = await api.user.listId({ limit: 10 }).pages().next();
  assert.ok(!first.done && first.value.nextCursor);
  const rest = await api.user.listId({ limit: 10, cursor: first.value.nextCursor }).toArray();
  assert.deepEqual(
    rest.map(({ userId }) => userId),
    seen.slice(10),
  );
  const early = api.user.listId({ limit: 10 });
  for await (const _ of early) break;
  assert.equal(desk.wecom.callsOf('user/list_id').length, 7, 'no page is fetched for nothing');
  await assert.rejects(desk.client().user.listId().toArray(), { code: 'api_forbidden', errCode: 48002 });
});

test('members are found by number and mail', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const answers: Record<string, string> = {
    'user/getuserid': '{"errcode":0,"userid":"lisi"}',
    'user/get_userid_by_email': '{"errcode":0,"userid":"ZhangSan"}',
    'user/convert_to_openid': '{"errcode":0,"openid":"oDOG"}',
  };
  const stub = desk.client({
    transport: {
      send: async (request) => {
        const path = request.url.pathname.replace('/cgi-bin/', '');
        const { Readable } = await import('node:stream');
        const body = path === 'gettoken' ? '{"access_token":"T0123456789","expires_in":7200}' : answers[path];
        bodies.push(String(request.body));
        return { status: 200, headers: {}, body: Readable.from([Buffer.from(body ?? '')]) };
      },
      close: async () => {},
    },
  });
  const bodies: string[] = [];
  assert.equal(await stub.user.getUserId('13800000000'), 'lisi');
  assert.equal(await stub.user.getUserIdByEmail('zhangsan@a.example', 2), 'ZhangSan');
  assert.equal(await stub.user.convertToOpenId('lisi'), 'oDOG');
  assert.deepEqual(bodies.slice(1), [
    '{"mobile":"13800000000"}',
    '{"email":"zhangsan@a.example","email_type":2}',
    '{"userid":"lisi"}',
  ]);
  await api.close();
});

test('departments', async (t) => {
  const desk = await openApiDesk(t, { corpName: '示例企业' });
  desk.wecom.addDepartment({ id: 2, name: '研发部', parentId: 1, order: 7, departmentLeader: ['lisi'] });
  const api = desk.client();
  const all = await api.department.list();
  assert.deepEqual(
    all.map(({ id }) => id),
    [1, 2],
  );
  const { id, name, departmentLeader, parentId, order } = await api.department.get(2);
  assert.deepEqual([id, name, departmentLeader, parentId, order], [2, '研发部', ['lisi'], 1, 7]);
  assert.deepEqual(await api.department.simpleList(2), [{ id: 2, parentId: 1, order: 7 }]);
  assert.deepEqual(
    (await api.department.list(2)).map((department) => department.name),
    ['研发部'],
  );
  await assert.rejects(api.department.get(99), { name: 'ApiError' });
});

test('tags are made, put on, taken off and deleted', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const tagId = await api.tag.create('值班');
  assert.equal(await api.tag.create('休假', 42), 42);
  await api.tag.update(tagId, '今日值班');
  assert.deepEqual(
    (await api.tag.list()).find((tag) => tag.tagId === tagId),
    { tagId, tagName: '今日值班' },
  );
  assert.deepEqual(await api.tag.addTagUsers(tagId, { userList: ['lisi', 'nobody'], partyList: [1, 99] }), {
    invalidList: ['nobody'],
    invalidParty: [99],
  });
  assert.equal(desk.warnings().length, 1);
  const members = await api.tag.get(tagId);
  assert.deepEqual(members, { tagName: '今日值班', userList: [{ userId: 'lisi', name: '李四' }], partyList: [1] });
  await assert.rejects(api.tag.addTagUsers(tagId, { userList: ['nobody'] }), { errCode: 40070 });
  await assert.rejects(api.tag.delTagUsers(tagId, { userList: ['nobody'] }), { errCode: 40031 });
  assert.deepEqual(await api.tag.delTagUsers(tagId, { userList: ['lisi'] }), { invalidList: [], invalidParty: [] });
  await api.tag.delete(tagId);
  await assert.rejects(api.tag.get(tagId), { code: 'invalid_tag_id', errCode: 40068 });
});

test('a tag whose deletion broke off is not deleted twice', async (t) => {
  const desk = await openApiDesk(t);
  const api = desk.client();
  const tagId = await api.tag.create('值班');
  desk.wecom.faults.dropNext('tag/delete', 1, 'after');
  await assert.rejects(desk.drive(api.tag.delete(tagId)), { name: 'HttpError', code: 'connection_lost' });
  assert.equal(desk.wecom.callsOf('tag/delete').length, 1);
});
