import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Answer, type Desk, openDesk, text } from './desk.js';

async function openCompany(t: TestContext, app = {}): Promise<Desk> {
  const desk = await openDesk(t, { corpName: '示例' }, app);
  desk.wecom.addDepartment({ id: 2, name: '研发部', nameEn: 'R&D', departmentLeader: ['lisi'], order: 10 });
  desk.wecom.addDepartment({ name: '前端组', parentId: 2 });
  desk.wecom.addUser({
    userId: 'WangWu',
    name: '王五',
    department: [2, 3],
    isLeaderInDept: [1, 0],
    mobile: '13800000000',
    email: 'Wang@home.example',
    bizMail: 'wang@corp.example',
    gender: '1',
    directLeader: ['lisi'],
  });
  return desk;
}

function code({ errcode }: Answer): number {
  return errcode;
}

test('user/get shows the member at the top level, in any case of the userid', async (t) => {
  const desk = await openCompany(t);
  const { errcode, errmsg, ...user } = await desk.get('user/get', { userid: 'wangwu' });
  assert.deepEqual([errcode, errmsg], [0, 'ok']);
  assert.deepEqual(user, {
    userid: 'WangWu',
    name: '王五',
    department: [2, 3],
    order: [0, 0],
    position: '',
    is_leader_in_dept: [1, 0],
    direct_leader: ['lisi'],
    telephone: '',
    alias: '',
    main_department: 2,
    extattr: { attrs: [] },
    status: 1,
  });
  const insider = desk.wecom.createApp({ sensitiveFields: true });
  const full = await desk.get('user/get', { userid: 'wangwu' }, insider.secret);
  assert.deepEqual([full.gender, full.mobile, full.avatar], ['1', '13800000000', '']);
});

test('user/get refuses', async (t) => {
  const desk = await openCompany(t, { visibleParties: [2] });
  const missing = await desk.get('user/get', { userid: 'nobody' });
  assert.equal(missing.errcode, 60111);
  assert.match(missing.errmsg, /^userid not found, hint/);
  assert.deepEqual([missing.department, missing.direct_leader], [[], []]);
  assert.equal(code(await desk.get('user/get', { userid: 'lisi' })), 60111);
  assert.equal(code(await desk.get('user/get')), 41009);
  assert.equal(code(await desk.get('user/get', { userid: text(65) })), 40003);
});

test('lists of members', async (t) => {
  const desk = await openCompany(t);
  assert.deepEqual((await desk.get('user/simplelist', { department_id: 3 })).userlist, [
    { userid: 'WangWu', name: '王五', department: [2, 3] },
  ]);
  const list = await desk.get('user/list', { department_id: 1 });
  assert.deepEqual(
    list.userlist.map((user: Answer) => user.userid),
    ['ZhangSan', 'lisi'],
  );
  assert.equal(code(await desk.get('user/list', { department_id: 99 })), 60123);
  assert.equal(code(await desk.get('user/simplelist')), 40058);
  const narrow = desk.wecom.createApp({ visibleParties: [3] });
  const refused = await desk.get('user/list', { department_id: 2 }, narrow.secret);
  assert.deepEqual([refused.errcode, refused.userlist], [60011, []]);
});

test('user/list_id pages by cursor, one row per department', async (t) => {
  const desk = await openCompany(t);
  const page = (body: object) => desk.post('user/list_id', { limit: 3, ...body }, {}, desk.wecom.contacts.secret);
  const first = await page({});
  assert.equal(first.dept_user.length, 3);
  const second = await page({ cursor: first.next_cursor });
  assert.deepEqual(second.dept_user, [{ userid: 'WangWu', department: 3 }]);
  assert.equal(second.next_cursor, '');
  assert.deepEqual([code(await page({ cursor: 'x' })), code(await page({ limit: 10_001 }))], [50100, 40058]);
});

test('members by mobile or email', async (t) => {
  const desk = await openCompany(t);
  assert.equal((await desk.post('user/getuserid', { mobile: '13800000000' })).userid, 'WangWu');
  assert.equal((await desk.post('user/get_userid_by_email', { email: 'WANG@corp.example' })).userid, 'WangWu');
  assert.equal(
    (await desk.post('user/get_userid_by_email', { email: 'wang@home.example', email_type: 2 })).userid,
    'WangWu',
  );
  assert.equal(code(await desk.post('user/get_userid_by_email', { email: 'wang@home.example' })), 46004);
  assert.equal(code(await desk.post('user/getuserid', {})), 40058);
});

test('departments', async (t) => {
  const desk = await openCompany(t);
  const all = await desk.get('department/list');
  assert.deepEqual(all.department, [
    { id: 1, name: '示例', name_en: '', department_leader: [], parentid: 0, order: 100 },
    { id: 2, name: '研发部', name_en: 'R&D', department_leader: ['lisi'], parentid: 1, order: 10 },
    { id: 3, name: '前端组', name_en: '', department_leader: [], parentid: 2, order: 100 },
  ]);
  assert.deepEqual((await desk.get('department/simplelist', { id: 2 })).department_id, [
    { id: 2, parentid: 1, order: 10 },
    { id: 3, parentid: 2, order: 100 },
  ]);
  assert.equal((await desk.get('department/get', { id: 3 })).department.name, '前端组');
  assert.equal(code(await desk.get('department/get')), 40058);
  const unknown = await desk.get('department/simplelist', { id: 9 });
  assert.deepEqual([unknown.errcode, unknown.department_id], [60123, []]);
  const narrow = desk.wecom.createApp({ visibleParties: [3] });
  assert.deepEqual(
    (await desk.get('department/list', {}, narrow.secret)).department.map((each: Answer) => each.id),
    [3],
  );
  assert.equal(code(await desk.get('department/get', { id: 1 }, narrow.secret)), 60011);
});

test('a tag from creation to deletion, with its own words', async (t) => {
  const desk = await openCompany(t);
  assert.deepEqual(await desk.post('tag/create', { tagname: '值班' }), { errcode: 0, errmsg: 'created', tagid: 1 });
  assert.equal((await desk.post('tag/create', { tagname: '访客', tagid: 12 })).tagid, 12);
  assert.equal((await desk.post('tag/create', { tagname: '其他' })).tagid, 13);
  const added = await desk.post('tag/addtagusers', {
    tagid: 1,
    userlist: ['LISI', 'nobody', 'none'],
    partylist: [2, 99],
  });
  assert.deepEqual(added, { errcode: 0, errmsg: 'ok', invalidlist: 'nobody|none', invalidparty: [99] });
  assert.deepEqual(await desk.get('tag/get', { tagid: 1 }), {
    errcode: 0,
    errmsg: 'ok',
    tagname: '值班',
    userlist: [{ userid: 'lisi', name: '李四' }],
    partylist: [2],
  });
  const removed = await desk.post('tag/deltagusers', { tagid: 1, userlist: ['lisi'], partylist: [2] });
  assert.deepEqual(removed, { errcode: 0, errmsg: 'deleted' });
  assert.deepEqual((await desk.get('tag/get', { tagid: 1 })).userlist, []);
  assert.equal((await desk.post('tag/update', { tagid: 1, tagname: '夜班' })).errmsg, 'updated');
  assert.equal((await desk.get('tag/delete', { tagid: 12 })).errmsg, 'deleted');
  assert.deepEqual((await desk.get('tag/list')).taglist, [
    { tagid: 1, tagname: '夜班' },
    { tagid: 13, tagname: '其他' },
  ]);
});

test('what the tag calls refuse', async (t) => {
  const desk = await openCompany(t);
  await desk.post('tag/create', { tagname: '值班', tagid: 1 });
  desk.wecom.addTag({ tagId: 2, tagName: '后台' });
  const posts: [string, object, number][] = [
    ['tag/create', { tagname: '值班' }, 40071],
    ['tag/create', { tagname: '新', tagid: 1 }, 40068],
    ['tag/create', { tagname: text(33) }, 40072],
    ['tag/create', {}, 40072],
    ['tag/update', { tagid: 1, tagname: '后台' }, 40071],
    ['tag/update', { tagid: 9, tagname: 'x' }, 40068],
    ['tag/update', { tagid: 2, tagname: 'x' }, 60011],
    ['tag/update', { tagname: 'x' }, 40058],
    ['tag/addtagusers', { tagid: 1 }, 40035],
    ['tag/addtagusers', { tagid: 1, userlist: 'lisi' }, 40035],
    ['tag/addtagusers', { tagid: 1, userlist: ['nobody'], partylist: [9] }, 40070],
    ['tag/deltagusers', { tagid: 1, userlist: ['nobody'], partylist: [9] }, 40031],
    ['tag/addtagusers', { tagid: 2, userlist: ['lisi'] }, 60011],
    ['tag/addtagusers', { tagid: 1, userlist: Array.from({ length: 1001 }, () => 'lisi') }, 40032],
    ['tag/addtagusers', { tagid: 1, partylist: Array.from({ length: 101 }, () => 2) }, 40066],
  ];
  for (const [path, body, errcode] of posts) {
    assert.equal(code(await desk.post(path, { ...body })), errcode, `${path} ${JSON.stringify(body).slice(0, 60)}`);
  }
  assert.match(
    (await desk.post('tag/addtagusers', { tagid: 1, userlist: ['nobody'] })).errmsg,
    /^all list invalid , hint/,
  );
  assert.equal(code(await desk.get('tag/delete', { tagid: 2 })), 60011);
  assert.equal(code(await desk.get('tag/get')), 40058);
  assert.equal(code(await desk.get('tag/delete', { tagid: 2 }, desk.wecom.contacts.secret)), 0);
});

test('the company must fit together', async (t) => {
  const { wecom } = await openCompany(t);
  assert.throws(() => wecom.addUser({ userId: 'x', department: [9] }), {
    name: 'EmulatorError',
    code: 'unknown_reference',
    message: 'There is no department 9 for member x; add it first with addDepartment({ id: 9, … }).',
  });
  assert.throws(() => wecom.addDepartment({ name: 'x', parentId: 9 }), { code: 'unknown_reference' });
  assert.throws(() => wecom.addUser({ userId: '' }), { code: 'invalid_argument' });
  assert.throws(() => wecom.addTag({ tagId: wecom.addTag({ tagName: 'a' }).tagId, tagName: 'b' }), {
    code: 'duplicate',
  });
  const app = wecom.createApp();
  assert.throws(() => wecom.createApp({ agentId: app.agentId }), { code: 'duplicate' });
  assert.throws(() => wecom.createApp({ secret: app.secret }), { code: 'duplicate' });
  const robot = wecom.addRobot();
  assert.throws(() => wecom.addRobot({ key: robot.key }), { code: 'duplicate' });
});

test('a userid becomes an openid, always the same', async (t) => {
  const desk = await openDesk(t, {}, { visibleUsers: ['lisi'] });
  const { openid } = await desk.post('user/convert_to_openid', { userid: 'LiSi' });
  assert.match(openid, /^o[\w-]{27}$/);
  assert.equal((await desk.post('user/convert_to_openid', { userid: 'lisi' })).openid, openid);
  assert.equal((await desk.post('user/convert_to_openid', {})).errcode, 41009);
  assert.equal((await desk.post('user/convert_to_openid', { userid: 'ZhangSan' })).errcode, 60111);
});
