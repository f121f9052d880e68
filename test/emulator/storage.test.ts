import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { ManualClock } from '../../src/clock/index.js';
import { type EmulatorOptions, startEmulator } from '../../src/emulator/index.js';
import { reply } from '../../src/index.js';
import { sampleCards } from './cards.js';
import { Desk, SAMPLES } from './desk.js';
import { startApp } from './stage.js';

const folders: string[] = [];

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'wecom-data-'));
  folders.push(path);
  return path;
}

// Only here: what a test registers runs in that order, and emulators must be closed first.
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))));

async function start(t: TestContext, options: EmulatorOptions) {
  const wecom = await startEmulator(options);
  t.after(() => wecom.close());
  return wecom;
}

test('what one run leaves, the next one finds', async (t) => {
  const dataDir = await folder();
  const clock = new ManualClock();
  const first = await start(t, { dataDir, clock, corpName: '示例' });
  first.addDepartment({ id: 5, name: '研发' });
  first.addDepartment({ id: 2, name: '产品', parentId: 5 });
  first.addUser({ userId: 'lisi', name: '李四', department: [2] });
  first.addTag({ tagName: 'VIP', userList: ['lisi'] });
  first.addTag({ tagName: 'own', createdBy: 1000002 });
  const robot = first.addRobot({ name: 'Bot', key: 'k' });
  robot.status = 'disabled';
  const plain = first.createApp({ name: 'Plain', trustedIps: ['127.0.0.1'], miniPrograms: ['wx1'] });
  const made = first.createApp({ name: 'App', visibleUsers: ['lisi', 'ZhangSan'] });
  made.menu = { button: [{ name: 'x', type: 'click', key: 'k' }] };
  made.enabled = true;
  plain.enabled = false;
  const app = await startApp(t, made);
  app.onText((message) => message.content);
  app.on('image', ({ mediaId }) => reply.image(mediaId));
  await first.user('lisi').sendText('hi', { to: made });
  await first.user('lisi').sendImage(SAMPLES.image, { to: made });
  const desk = new Desk(first, clock, made);
  const card = { touser: 'lisi', msgtype: 'template_card', agentid: made.agentId, template_card: sampleCards.button };
  const { msgid } = await desk.post('message/send', card);
  const text = { touser: 'lisi', msgtype: 'text', agentid: made.agentId, safe: 1, text: { content: 'gone' } };
  const { msgid: gone } = await desk.post('message/send', text);
  await desk.post('message/recall', { msgid: gone });
  const before = first.user('lisi').conversation({ to: made });
  await first.close();
  assert.equal((await stat(join(dataDir, 'state.json'))).mode & 0o777, 0o600);

  const second = await start(t, { dataDir, clock });
  assert.deepEqual(second.corp.corpId, first.corp.corpId);
  assert.deepEqual(second.corp.corpName, '示例');
  assert.equal(second.contacts.secret, first.contacts.secret);
  const [again, restored] = second.apps;
  assert.deepEqual(again?.trustedIps, ['127.0.0.1']);
  assert.deepEqual(again?.miniPrograms, ['wx1']);
  assert.equal(again?.enabled, false);
  assert.equal(again?.callback.url, undefined);
  assert.ok(restored !== undefined);
  assert.deepEqual({ ...restored, apiBase: '' }, { ...made, apiBase: '' });
  assert.deepEqual(restored.callback, made.callback);
  assert.equal(restored.verification?.code, 'ok');
  assert.deepEqual(second.user('lisi').conversation({ to: restored }), before);
  assert.equal(second.robot('k').status, 'disabled');
  assert.equal(second.robot('k').chatId, 'Bot');
  const image = before.find(({ msgType }) => msgType === 'image');
  assert.deepEqual(second.media.get(String(image?.content.media_id))?.bytes, SAMPLES.image);
  // The app goes on where it was, with its token, key and secret; its card can still be clicked and updated.
  app.onEvent('template_card_event', () => reply.updateButton('ok'));
  await second.user('lisi').clickCard(msgid, 'agree');
  assert.deepEqual(second.user('lisi').conversation({ to: restored })[4]?.card, { isDone: true, replaceText: 'ok' });
  const { department } = await new Desk(second, clock, second.createApp()).get('department/list');
  assert.deepEqual(
    department.map(({ id, parentid }: { id: number; parentid: number }) => [id, parentid]),
    [
      [1, 0],
      [5, 1],
      [2, 5],
    ],
  );
  await second.close();
  const third = await start(t, { dataDir, clock, corpId: 'ww1', corpName: '别的' });
  assert.deepEqual([third.corp.corpId, third.corp.corpName, third.apps[0]?.corpId], ['ww1', '别的', 'ww1']);
});

test('media older than three days go, and so do their files', async (t) => {
  const dataDir = await folder();
  const clock = new ManualClock();
  const first = await start(t, { dataDir, clock });
  const { mediaId } = first.addMedia({ type: 'file', bytes: SAMPLES.file, fileName: 'a.pdf' });
  const { mediaId: lost } = first.addMedia({ type: 'file', bytes: SAMPLES.file, fileName: 'b.pdf' });
  await first.close();
  assert.deepEqual((await readdir(join(dataDir, 'media'))).sort(), [mediaId, lost].sort());
  await rm(join(dataDir, 'media', lost));
  await clock.advance(3 * 86_400_000);
  const second = await start(t, { dataDir, clock });
  assert.equal(second.media.size, 0);
  assert.deepEqual(await readdir(join(dataDir, 'media')), []);
});

test('changes are written down soon, not only at the end', async (t) => {
  const dataDir = await folder();
  const wecom = await start(t, { dataDir });
  const written = async (): Promise<string> => readFile(join(dataDir, 'state.json'), 'utf8').catch(() => '');
  wecom.createApp({ name: 'Soon' });
  while (!(await written()).includes('"Soon"')) await new Promise((resolve) => setTimeout(resolve, 20));
});

test('a state that cannot be read is set aside, never lost', async (t) => {
  const dataDir = await folder();
  const file = join(dataDir, 'state.json');
  const good = await start(t, { dataDir });
  good.createApp();
  await good.close();
  const state = JSON.parse(await readFile(file, 'utf8'));
  const broken = [
    '{"version": 1, "corp"',
    'null',
    JSON.stringify({ ...state, version: 2 }),
    JSON.stringify({ ...state, corp: null }),
    JSON.stringify({ ...state, corp: {} }),
    JSON.stringify({ ...state, users: {} }),
    JSON.stringify({ ...state, users: [{ userId: '' }] }),
    JSON.stringify({ ...state, apps: [{ agentId: 1 }] }),
  ];
  for (const [index, text] of broken.entries()) {
    await writeFile(file, text);
    const aside = `${file}${index === 0 ? '' : `.${index + 1}`}.bak`;
    await assert.rejects(startEmulator({ dataDir }), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'corrupt_data');
      assert.ok(error.message.includes(`It was kept as ${aside}`), error.message);
      return true;
    });
    assert.equal(await readFile(aside, 'utf8'), text);
  }
  const fresh = await start(t, { dataDir });
  assert.deepEqual(fresh.apps, []);
});

test('what cannot be written is an error at the end', async () => {
  const dataDir = await folder();
  const wecom = await startEmulator({ dataDir });
  await mkdir(join(dataDir, 'state.json.tmp'));
  await assert.rejects(wecom.close(), { code: 'EISDIR' });
  await wecom.close();
});
