import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reply } from '../../src/index.js';
import { amr, SAMPLES } from './desk.js';
import { openStage, startApp } from './stage.js';

test('a text is echoed, and both stand in the conversation', async (t) => {
  const { wecom, app, emulated } = await openStage(t);
  app.onText((message) => message.content);
  const user = wecom.user('ZhangSan');
  const exchange = await user.sendText('007 ]]> 👋');
  assert.equal(exchange.state, 'done');
  assert.equal(exchange.title, 'text');
  assert.equal(exchange.answer?.kind, 'reply');
  assert.equal(exchange.answer?.isSignatureRight, true);
  assert.match(exchange.request.xml, /^ {2}<MsgId>[1-9]\d{18}<\/MsgId>$/m);
  assert.deepEqual(
    exchange.tries.map(({ number, status, outcome }) => ({ number, status, outcome })),
    [{ number: 1, status: 200, outcome: 'answered' }],
  );
  const got = await wecom.expectReply('007 ]]> 👋', { user: 'zhangsan', from: emulated });
  assert.equal(got.road, 'passive');
  assert.equal(got.exchangeId, exchange.id);
  assert.deepEqual(
    user.conversation().map(({ from, sender, msgType, content, road }) => ({ from, sender, msgType, content, road })),
    [
      { from: 'user', sender: 'ZhangSan', msgType: 'text', content: { content: '007 ]]> 👋' }, road: 'sent' },
      { from: 'app', sender: 'App 1000002', msgType: 'text', content: { content: '007 ]]> 👋' }, road: 'passive' },
    ],
  );
  await wecom.expectNoReply({ within: 1 });
});

test('pictures, voices and videos go out and come back', async (t) => {
  const { wecom, app, emulated } = await openStage(t);
  app.on('image', async (message, ctx) => {
    const media = await ctx.api.media.get(message.mediaId);
    const bytes = await media.buffer();
    assert.deepEqual(Buffer.from(await (await fetch(message.picUrl)).arrayBuffer()), bytes);
    const { mediaId } = await ctx.api.media.upload('image', bytes, { fileName: 'b.png' });
    return reply.image(mediaId);
  });
  app.on('voice', (message) => reply.voice(message.mediaId));
  app.on('video', (message) => reply.video(message.mediaId, { title: message.thumbMediaId.slice(0, 8) }));
  const user = wecom.user('lisi');
  await user.sendImage(SAMPLES.image);
  const image = await wecom.expectReply((message) => message.msgType === 'image', { from: emulated.agentId });
  assert.equal(image.content.file_name, 'b.png');
  assert.equal(image.content.size, SAMPLES.image.length);
  const voice = await user.sendVoice(amr(1));
  assert.deepEqual(voice.warnings, []);
  assert.match(voice.request.xml, /<Format><!\[CDATA\[amr\]\]><\/Format>/);
  assert.equal((await wecom.expectReply()).msgType, 'voice');
  await user.sendVideo(SAMPLES.video);
  const video = await wecom.expectReply();
  assert.equal(video.msgType, 'video');
  assert.equal(wecom.media.get(String(video.content.media_id))?.fileName, 'video.mp4');
  const known = String(image.content.media_id);
  await user.sendImage(known);
  await assert.rejects(user.sendVoice(known), { code: 'invalid_argument', message: /of type image, not voice/ });
  await assert.rejects(user.sendImage('gone'), { code: 'unknown_reference', message: /no media gone/ });
});

test('a browser records no AMR: the bytes arrive, with a warning', async (t) => {
  const { wecom, app } = await openStage(t);
  app.on('voice', (message) => message.format);
  const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), Buffer.alloc(8)]);
  const { warnings } = await wecom.user('ZhangSan').sendVoice(wav);
  assert.match(warnings.join(), /voices are AMR; this one is wav/);
  await wecom.expectReply('wav');
  const named = await wecom.user('ZhangSan').sendVoice(Buffer.from('?'), { fileName: 'x' });
  assert.match(named.warnings.join(), /this one is unknown/);
});

test('places and links', async (t) => {
  const { wecom, app } = await openStage(t);
  app.on('location', ({ locationX, raw, scale, label, appType }) =>
    [locationX, raw.Location_Y, scale, label, appType].join(),
  );
  app.on('link', ({ title, description, url, picUrl }) => [title, description, url, picUrl].join());
  const user = wecom.user('ZhangSan');
  await user.sendLocation({ latitude: 23.134, longitude: '113.320', label: '广州' });
  await wecom.expectReply('23.134,113.320,16,广州,wxwork');
  await user.sendLink({ title: 'WeCom', url: 'https://work.weixin.qq.com' });
  await wecom.expectReply('WeCom,,https://work.weixin.qq.com,');
});

test('entering, menu clicks and other events', async (t) => {
  const { wecom, app, emulated } = await openStage(t);
  app.onEvent('enter_agent', () => 'welcome');
  app.onEvent('click', ({ eventKey }) => `click ${eventKey}`);
  app.onEvent('scancode_waitmsg', ({ eventKey, scanCodeInfo }) => `${eventKey} ${scanCodeInfo.scanType}`);
  const seen: string[] = [];
  app.onChange('change_contact', 'create_user', (event) => {
    seen.push(`${event.fromUserName} ${event.userId}`);
  });
  const user = wecom.user('ZhangSan');
  await user.enter();
  await wecom.expectReply('welcome');
  await user.click('REPORT');
  await wecom.expectReply('click REPORT');
  const scan = { name: 'Scan', type: 'scancode_waitmsg', key: 'SCAN_ME' };
  emulated.menu = { button: [{ name: 'More', sub_button: [scan] }] };
  await user.click('SCAN_ME');
  await wecom.expectReply('SCAN_ME qrcode');
  const change = await user.event('change_contact', { UserID: 'lisi' }, { changeType: 'create_user' });
  assert.equal(change.title, 'event change_contact create_user');
  assert.equal(change.answer?.kind, 'empty');
  assert.doesNotMatch(change.request.xml, /AgentID/);
  assert.deepEqual(seen, ['sys lisi']);
  const grey = user.conversation().filter(({ from }) => from === 'event');
  assert.deepEqual(
    grey.map(({ content }) => content),
    [
      { event: 'enter_agent', event_key: '' },
      { event: 'click', event_key: 'REPORT' },
      { event: 'scancode_waitmsg', event_key: 'SCAN_ME' },
      { event: 'change_contact', change_type: 'create_user' },
    ],
  );
  const strange = await user.event('brand_new', { Foo: 'bar', AgentID: 7, FromUserName: null });
  assert.match(strange.warnings.join(), /brand_new is not among the events known here/);
  assert.match(strange.request.xml, /<AgentID>7<\/AgentID>/);
  assert.doesNotMatch(strange.request.xml, /FromUserName/);
});

test('what a sample event says is what the catalog says', async (t) => {
  const { wecom } = await openStage(t);
  const exchange = await wecom.user('ZhangSan').event('kf_msg_or_event');
  assert.match(exchange.request.xml, /<OpenKfId>/);
  assert.doesNotMatch(exchange.request.xml, /FromUserName|AgentID/);
  const scan = await wecom.user('ZhangSan').event('scancode_push');
  assert.match(scan.request.xml, /<FromUserName><!\[CDATA\[ZhangSan\]\]><\/FromUserName>/);
});

test('several apps: the first, or the one that is named', async (t) => {
  const { wecom, app, emulated } = await openStage(t);
  app.onText(() => 'first');
  const second = wecom.createApp({ name: 'Second' });
  (await startApp(t, second)).onText(() => 'second');
  const user = wecom.user('ZhangSan');
  await user.sendText('x');
  await wecom.expectReply('first', { from: emulated });
  await user.sendText('x', { to: second });
  await wecom.expectReply('second', { from: second.agentId });
  await user.sendText('x', { to: second.agentId });
  await wecom.expectReply('second');
  assert.equal(user.conversation({ to: second }).length, 4);
  assert.deepEqual(
    wecom.apps.map(({ agentId }) => agentId),
    [1000002, 1000003],
  );
  await assert.rejects(user.sendText('x', { to: 1 }), { code: 'unknown_reference', message: 'There is no app 1.' });
});

test('callback settings are made up, or checked', async (t) => {
  const { wecom, emulated } = await openStage(t);
  const { token, encodingAESKey } = emulated.callback;
  assert.match(token, /^[A-Za-z0-9]{16}$/);
  assert.match(encodingAESKey, /^[A-Za-z0-9]{43}$/);
  assert.deepEqual(emulated.environment(), {
    WECOM_APP_CORP_ID: wecom.corp.corpId,
    WECOM_APP_TOKEN: token,
    WECOM_APP_AES_KEY: encodingAESKey,
    WECOM_APP_SECRET: emulated.secret,
    WECOM_APP_AGENT_ID: '1000002',
    WECOM_APP_API_BASE: wecom.apiBase,
    WECOM_APP_OAUTH_BASE: wecom.apiBase,
    WECOM_APP_LOGIN_BASE: wecom.apiBase,
  });
  const given = wecom.createApp({ token: 'T', encodingAESKey, callbackUrl: 'http://127.0.0.1:1/' });
  assert.deepEqual(given.callback, { url: 'http://127.0.0.1:1/', token: 'T', encodingAESKey });
  assert.throws(() => wecom.createApp({ token: 'a b' }), { code: 'invalid_argument', message: /1 to 32 letters/ });
  assert.throws(() => wecom.createApp({ encodingAESKey: 'short' }), {
    code: 'invalid_argument',
    message: /^encodingAESKey has 5 characters instead of 43/,
  });
});
