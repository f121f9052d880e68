import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { pino } from 'pino';
import { redact } from '../../src/api/caller/index.js';
import { WecomClient } from '../../src/api/index.js';
import { openApiDesk } from './desk.js';

const ERRCODES = [-1, 40001, 40014, 40029, 40058, 42001, 45009, 60020, 81013, 123456];

test('nothing in logs or errors, at any level, holds a secret, token, ticket, code or key', async (t) => {
  const desk = await openApiDesk(t);
  const printed: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void printed.push(line) });
  const secrets = new Set([desk.app.secret]);
  const api = desk.client({ logger, maxWait: 0 });
  const { key } = desk.wecom.addRobot();
  secrets.add(key);
  const robot = desk.robot(key, { logger, maxWait: 0 });
  const { externalUserId } = desk.wecom.addExternalContact({ name: '客户', followUser: ['lisi'] });

  /** Makes a call and keeps whatever it prints or throws. */
  const attempt = async (call: () => Promise<unknown>): Promise<void> => {
    await desk.drive(call()).catch((error: Error) => {
      printed.push(error.message, `${error.stack}`, inspect(error, { depth: 10 }), JSON.stringify(error));
      logger.error({ err: error }, 'failed');
    });
    secrets.add(await desk.drive(api.getAccessToken()).catch(() => desk.app.secret));
  };
  const code = () => {
    const issued = desk.wecom.issueOAuthCode('lisi', { scope: 'snsapi_privateinfo', agentId: desk.app.agentId });
    secrets.add(issued);
    return issued;
  };
  const login = async () => {
    const identity = await api.oauth.getUserInfo(code());
    assert.ok(identity.kind === 'member' && identity.userTicket);
    secrets.add(identity.userTicket);
    return identity.userTicket;
  };
  const welcomeCode = desk.wecom.issueWelcomeCode('lisi', externalUserId);
  secrets.add(welcomeCode);
  const userTicket = await login();
  for (const ticket of [await api.jssdk.getCorpTicket(), await api.jssdk.getAppTicket()]) secrets.add(ticket);
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    gettoken: () => desk.client({ logger, maxWait: 0 }).user.get('lisi'),
    'message/send': () => api.send.text('lisi', 'Hello'),
    'message/update_template_card': () =>
      api.message.updateTemplateCard({
        responseCode: 'response-code-0123456789',
        atAll: 1,
        button: { replaceName: 'x' },
      }),
    'auth/getuserinfo': () => api.oauth.getUserInfo(code()),
    'auth/getuserdetail': () => api.oauth.getUserDetail(userTicket),
    'externalcontact/send_welcome_msg': () => api.externalContact.sendWelcomeMsg({ welcomeCode, text: 'Hi' }),
    get_jsapi_ticket: () => desk.client({ logger, maxWait: 0 }).jssdk.getCorpTicket(),
    'media/get': async () => (await api.media.get('MEDIA_ID')).buffer(),
    'webhook/send': () => robot.text('Hello'),
  };
  secrets.add('response-code-0123456789');
  for (const [path, call] of Object.entries(calls)) {
    for (const errCode of ERRCODES) {
      const carried =
        { gettoken: desk.app.secret, 'webhook/send': key }[path] ?? (await desk.drive(api.getAccessToken()));
      desk.wecom.faults.failNext(path, errCode, 1, `bad ${carried}?access_token=abcdefgh&key=abcdefgh`);
      desk.wecom.faults.failNext(path, errCode, 3, 'bad call');
      await attempt(call);
      desk.wecom.faults.clear();
    }
    desk.wecom.faults.dropNext(path, 4);
    await attempt(call);
    desk.wecom.faults.clear();
    desk.wecom.faults.answerNext(path, { status: 502, body: `Bad gateway for ${desk.app.secret}` }, 4);
    await attempt(call);
    desk.wecom.faults.clear();
    desk.wecom.faults.answerNext(path, { body: `<p>${key}</p>` }, 4);
    await attempt(call);
    desk.wecom.faults.clear();
  }
  await attempt(() => api.call(`user/get?access_token=${[...secrets].at(-1)}`));

  assert.ok(printed.length > 300, 'something was printed');
  assert.ok(secrets.size > 15, 'many secrets were at risk');
  const everything = printed.join('\n');
  for (const secret of secrets) assert.ok(!everything.includes(secret), `found ${secret}`);
  assert.ok(!everything.includes('abcdefgh'), 'what looks like a credential in an errmsg');
});

test('what a request carries is struck out wherever an answer echoes it', () => {
  const clean = redact('token T0k+en/== and T0k%2Ben%2F%3D%3D, short abc', ['T0k+en/==', 'abc']);
  assert.equal(clean, 'token *** and ***, short abc');
  assert.equal(
    redact('https://a.example/?corpsecret=S1&access_token=T1&user_ticket=U1&errcode=40001', []),
    'https://a.example/?corpsecret=***&access_token=***&user_ticket=***&errcode=40001',
  );
  assert.equal(redact('at redis://:password@store.example:6379', []), 'at redis://***@store.example:6379');
  assert.equal(redact('{"errmsg":"code=abc\\"def"}', []), '{"errmsg":"code=***\\"def"}');
});

test('a client that logs for itself is silent about what went well', async (t) => {
  const desk = await openApiDesk(t);
  const { corpId, secret, agentId } = desk.app;
  const api = new WecomClient({
    corpId,
    secret,
    agentId,
    apiBase: desk.wecom.apiBase,
    environment: { WECOM_APP_LOG_LEVEL: 'silent' },
  });
  t.after(() => api.close());
  assert.equal((await api.user.get('lisi')).userId, 'lisi');
});
