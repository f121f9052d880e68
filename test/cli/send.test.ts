import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AppUnderTest } from './app-under-test.js';
import { type CliOptions, runCli, runProgram } from './run-cli.js';

let target: AppUnderTest;
let environment: Readonly<Record<string, string>>;
before(async () => {
  target = await AppUnderTest.start();
  target.wecom.addUser({ userId: 'lisi' });
  target.wecom.addTag({ tagId: 7, tagName: 'Duty', userList: ['lisi'] });
  environment = { ...target.environment, WECOM_ROBOT_KEY: target.wecom.addRobot().key };
});
after(() => target.close());

const folder = mkdtempSync(join(tmpdir(), 'send-'));
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
writeFileSync(join(folder, 'cat.png'), png);
writeFileSync(join(folder, 'report.txt'), 'all well');
after(() => rmSync(folder, { recursive: true }));

const send = (args: readonly string[], options: CliOptions = {}) =>
  runCli(['send', ...args], { environment, folder, ...options });
const lastSent = () => target.wecom.sent.at(-1);

describe('send', () => {
  it('sends what is piped in, as a hook of the shell does', async () => {
    const { code, stdout, stderr } = await runProgram(['send', '--to', 'ZhangSan'], {
      environment,
      input: '磁盘满了\n',
    });
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, `sent, msgId ${lastSent()?.msgId}\n`);
    assert.deepEqual(lastSent()?.content, { content: '磁盘满了' });
  });

  it('sends to several members, departments and tags', async () => {
    assert.equal((await send(['--to', 'ZhangSan', '-t', 'lisi', 'hello'])).code, 0);
    assert.deepEqual(
      target.wecom.sent.slice(-2).map(({ to }) => to),
      ['ZhangSan', 'lisi'],
    );
    assert.equal((await send(['--to', 'ZhangSan|lisi', 'hello again'])).code, 0);
    assert.equal(target.wecom.sent.filter(({ content }) => content.content === 'hello again').length, 2);
    assert.equal((await send(['--tag', '7', 'to a tag'])).code, 0);
    assert.equal(lastSent()?.to, 'lisi');
    assert.equal((await send(['--party', '1', 'to all', '--safe'])).code, 0);
    assert.equal(target.wecom.callsOf('message/send').at(-1)?.status, 200);
  });

  it('sends markdown, pictures and files', async () => {
    assert.equal((await send(['--to', 'ZhangSan', '--markdown', '**done**'])).code, 0);
    assert.deepEqual([lastSent()?.msgType, lastSent()?.content], ['markdown', { content: '**done**' }]);
    assert.equal((await send(['--to', 'ZhangSan', '--image', 'cat.png'])).code, 0);
    assert.equal(lastSent()?.msgType, 'image');
    assert.equal((await send(['--to', 'ZhangSan', '--file', join(folder, 'report.txt')])).code, 0);
    assert.equal(lastSent()?.msgType, 'file');
    const media = [...target.wecom.media.values()].slice(-2);
    assert.deepEqual(
      media.map(({ fileName, bytes }) => [fileName, bytes]),
      [
        ['cat.png', png],
        ['report.txt', Buffer.from('all well')],
      ],
    );
  });

  it('sends as a group robot', async () => {
    for (const args of [
      ['hello'],
      ['hello', '--to', 'ZhangSan'],
      ['-m', '**hi**'],
      ['-f', 'report.txt'],
      ['-i', 'cat.png'],
    ]) {
      const { code, stdout } = await send(['--robot', ...args]);
      assert.deepEqual([code, stdout], [0, 'sent to the group\n']);
    }
    const types = target.wecom.sent.slice(-5).map(({ msgType }) => msgType);
    assert.deepEqual(types, ['text', 'text', 'markdown', 'file', 'image']);
    assert.deepEqual(JSON.parse((await send(['-r', 'hello', '--json'])).stdout), { ok: true });
  });

  it('ends with 1 when somebody did not get it, and names them', async () => {
    const some = await send(['--to', 'ZhangSan', '--to', 'nobody', 'hello', '--json']);
    assert.equal(some.code, 1);
    const { ok, messages } = JSON.parse(some.stdout);
    assert.deepEqual([ok, messages[0].invalidUser], [false, ['nobody']]);
    assert.match(some.stderr, /^warning: some receivers did not get the message .*nobody/);
  });

  it('ends with 1 when WeCom refuses it, in one line', async () => {
    const nobody = await send(['--to', 'nobody', 'hello']);
    assert.deepEqual([nobody.code, nobody.stdout], [1, '']);
    assert.match(nobody.stderr, /^error: message\/send was refused with errcode 81013.*\n$/);
    const json = await send(['--to', 'nobody', 'hello', '--json']);
    const { ok, code, message } = JSON.parse(json.stdout);
    assert.deepEqual([json.code, ok, code, `error: ${message}\n`], [1, false, 'all_receivers_invalid', json.stderr]);
    const secret = 'not-the-secret';
    const refused = await send(['--to', 'ZhangSan', 'hello'], {
      environment: { ...environment, WECOM_APP_SECRET: secret },
    });
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /40001/);
    assert.ok(!refused.stderr.includes(secret));
  });

  it('ends with 2 for what WeCom could only refuse', async () => {
    const wrong = await send(['--to', 'ZhangSan', '--image', 'report.txt']);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /^error: the file is not /);
  });

  it('shows what goes on for DEBUG', async () => {
    const { stderr } = await send(['--to', 'ZhangSan', 'hello'], { environment: { ...environment, DEBUG: '1' } });
    assert.match(stderr, /^debug: server API call \(path: message\/send, duration: \d+\)$/m);
  });

  it('ends with 2 when called wrongly, and sends nothing', async () => {
    const before = target.wecom.sent.length;
    const wrong = [
      [['hello'], /nobody is to get it/],
      [['--to', 'ZhangSan'], /give the text as an argument or on standard input/],
      [['--to', 'ZhangSan', ' '], /the text is empty/],
      [['--to', 'ZhangSan', '--file', 'nowhere.txt'], /nowhere.txt cannot be read/],
      [['--to', 'ZhangSan', 'text', '--file', 'report.txt'], /with two commands/],
      [['--to', 'ZhangSan', '-f', 'report.txt', '-i', 'cat.png'], /cannot be used with/],
      [['--to', 'ZhangSan', '-f', 'report.txt', '-m'], /cannot be used with/],
      [['--robot', '--party', '1', 'hello'], /--robot writes to its group/],
      [['--robot', '--to', 'lisi', '--image', 'cat.png'], /in texts only/],
    ] as const;
    for (const [args, problem] of wrong) {
      const { code, stdout, stderr } = await send(args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, problem);
    }
    const unset = await send(['--to', 'ZhangSan', 'hello'], { environment: {} });
    assert.equal(unset.code, 2);
    assert.match(unset.stderr, /WECOM_APP_CORP_ID[\s\S]*WECOM_APP_SECRET/);
    const noKey = await send(['--robot', 'hello'], { environment: {} });
    assert.equal(noKey.code, 2);
    assert.match(noKey.stderr, /WECOM_ROBOT_KEY/);
    assert.equal(target.wecom.sent.length, before);
  });
});
