import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import express, { type Request } from 'express';
import { WecomClient } from '../../src/api/index.js';
import { ManualClock } from '../../src/clock/index.js';
import { DetailsCache } from '../../src/login/details-cache.js';
import { LoginError, type WecomUser, wecomLogin, wecomUserOf } from '../../src/login/index.js';
import { COOKIE_SECRET, closerOf, logIn, openSite, serve, Visitor } from './site.js';

describe('wecomUser.details', () => {
  it('reads the member once for all who ask, and again after a while', async (t) => {
    const asked: WecomUser[] = [];
    const site = await openSite(closerOf(t), { login: { detailsTtl: 1000 } });
    const server = express();
    const { api, clock } = site;
    server.use(wecomLogin({ api, cookieSecret: COOKIE_SECRET, clock, detailsTtl: 1000, environment: {} }));
    server.get('/', async (request, response) => {
      const user = wecomUserOf(request);
      asked.push(user);
      const [{ name }, again] = await Promise.all([user.details(), user.details()]);
      response.json({ name, same: again.name === name });
    });
    const origin = await serve(closerOf(t), server);
    const visitor = new Visitor();
    await logIn(site, visitor);
    const calls = () => site.wecom.callsOf('user/get').length;
    assert.deepEqual((await visitor.open(`${origin}/`)).json, { name: '李四', same: true });
    await visitor.open(`${origin}/`);
    assert.equal(calls(), 1);
    site.wecom.addUser({ userId: 'lisi', name: '李思' });
    await clock.advance(1000);
    assert.equal((await visitor.open(`${origin}/`)).json.name, '李思');
    assert.equal(calls(), 2);
    site.wecom.removeUser('lisi');
    await clock.advance(1000);
    await assert.rejects(asked.at(-1)?.details() ?? Promise.resolve(), { errCode: 60111 });
    site.wecom.addUser({ userId: 'lisi', name: '李四' });
    assert.equal((await visitor.open(`${origin}/`)).json.name, '李四');
  });

  it('keeps the members asked for last, a thousand of them', async () => {
    const read: string[] = [];
    const cache = new DetailsCache({
      read: async (userId) => {
        read.push(userId);
        return { userId };
      },
      ttl: 1000,
      clock: new ManualClock(),
    });
    for (let number = 0; number <= 1000; number += 1) await cache.get(`user${number}`);
    await cache.get('user1000');
    await cache.get('user0');
    assert.equal(read.length, 1002);
    assert.equal(read.at(-1), 'user0');
  });
});

describe('wecomUserOf', () => {
  it('says what is missing', () => {
    const request = { wecomUser: undefined } as Request;
    assert.throws(() => wecomUserOf(request), { name: 'LoginError', code: 'login_required', status: 401 });
    const now = new Date();
    const visited = { wecomVisitor: { openId: 'o', loginAt: now, expiresAt: now } } as Request;
    assert.throws(
      () => wecomUserOf(visited),
      (error) => error instanceof LoginError && /visitor is none/.test(error.message),
    );
  });

  it('answers 401 through Express on a route that the login does not guard', async (t) => {
    const server = express().set('env', 'test');
    server.get('/', (request, response) => void response.json(wecomUserOf(request).userId));
    const { status } = await new Visitor().open(await serve(closerOf(t), server));
    assert.equal(status, 401);
  });
});

describe('the types', () => {
  it('know who may be there', () => {
    const environment = { WECOM_APP_CORP_ID: 'ww0', WECOM_APP_SECRET: 's', WECOM_APP_AGENT_ID: '1' };
    const api = new WecomClient({ environment });
    express().use(wecomLogin({ api, cookieSecret: COOKIE_SECRET, environment }), (request, response) => {
      const userId: string | undefined = request.wecomUser?.userId;
      const openId: string | undefined = request.wecomVisitor?.openId;
      // @ts-expect-error Nobody may be logged in, as far as the type of a request can tell.
      const certain: string = request.wecomUser.userId;
      // @ts-expect-error A visitor has no userId.
      const visitor: string | undefined = request.wecomVisitor?.userId;
      response.json([userId, openId, certain, visitor]);
    });
    // @ts-expect-error There are two scopes.
    assert.ok(wecomLogin({ api, cookieSecret: COOKIE_SECRET, environment, scope: 'snsapi_userinfo' }));
  });
});
