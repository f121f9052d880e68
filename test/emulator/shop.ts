import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { JsonObject } from '../../src/emulator/index.js';
import { type Desk, openDesk } from './desk.js';

/** A desk whose members have two customers and a group of tags. */
export async function openShop(t: TestContext) {
  const desk = await openDesk(t);
  const { wecom } = desk;
  const group = wecom.addCorpTagGroup({ groupName: '等级', tags: ['VIP', '普通'] });
  const [vip, plain] = [...group.tags.keys()] as [string, string];
  wecom.addExternalContact({
    externalUserId: 'wm1',
    name: '客户甲',
    unionId: 'u1',
    gender: 2,
    followUser: [{ userId: 'ZhangSan', tagIds: [vip, 'gone'], personalTags: ['老乡'], state: 's' }, 'lisi'],
  });
  wecom.addExternalContact({
    externalUserId: 'wo2',
    name: '客户乙',
    type: 2,
    corpName: '腾讯',
    followUser: ['ZhangSan'],
  });
  wecom.addUser({ userId: 'wangwu', licensed: false });
  return { desk, vip, plain, groupId: group.groupId };
}

/** Posts each body and compares the errcode. */
export async function codes(desk: Desk, cases: readonly (readonly [string, JsonObject, number])[]): Promise<void> {
  for (const [path, body, errcode] of cases) {
    const answer = await desk.post(`externalcontact/${path}`, body);
    assert.equal(answer.errcode, errcode, `${path} ${JSON.stringify(body).slice(0, 80)}: ${answer.errmsg}`);
  }
}
