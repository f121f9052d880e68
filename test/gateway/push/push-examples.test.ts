import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { generateApiKey } from '../../../src/gateway/keys/index.js';
import { SAMPLES } from '../../emulator/desk.js';
import { openPushDesk, useTemporaryFolder } from './push-desk.js';

const FOLDER = 'docs/examples';
const SECRET = 'a secret of the webhook';

/** The suite needs what every server has; on CI its absence is a failure. */
function skipWithoutShell(): string | false {
  const missing = ['sh', 'curl', 'openssl'].filter((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing.length === 0) return false;
  const reason = `no ${missing.join(', ')} on PATH: the shell examples are not run`;
  if (process.env.CI === 'true') throw new Error(reason);
  return reason;
}

const skip = skipWithoutShell();

/** Runs a command to its end, with nothing of this process's environment but PATH. */
function sh(args: readonly string[], env: Record<string, string> = {}, cwd = '.') {
  return new Promise<{ status: number | null; output: string; took: number }>((resolve, reject) => {
    const begun = performance.now();
    const child = spawn('sh', args, { cwd, env: { PATH: process.env.PATH ?? '', ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output, took: performance.now() - begun }));
  });
}

function run(script: string, args: readonly string[], env: Record<string, string>) {
  return sh([join(FOLDER, script), ...args], env);
}

async function until(check: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!check()) {
    assert.ok(performance.now() < end, `never became true: ${check}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('login-notify.sh tells of a login by PAM or SSH', { skip }, async (t) => {
  const { key, hash } = generateApiKey();
  const desk = await openPushDesk(t, { keys: [{ name: 'logins', hash, recipients: { users: ['ZhangSan'] } }] });
  const conf = join(useTemporaryFolder(t), 'login-notify.conf');
  writeFileSync(conf, `PUSH_URL=${desk.url}\nPUSH_KEY=${key}\nPUSH_TO=toUser=ZhangSan\n`);
  const env = { LOGIN_NOTIFY_CONF: conf };
  const pam = { PAM_USER: 'root', PAM_RHOST: '203.0.113.7', PAM_SERVICE: 'sshd' };
  assert.deepEqual(
    await run('login-notify.sh', [], { ...env, ...pam, PAM_TYPE: 'open_session' }).then(({ status, output }) => [
      status,
      output,
    ]),
    [0, ''],
  );
  await until(() => desk.seen.length === 1);
  const [first] = desk.seen;
  assert.equal(first?.to, 'ZhangSan');
  assert.match(String(first?.content.content), /^root logged in to \S+ by sshd from 203\.0\.113\.7, 20\d\d-/);

  await run('login-notify.sh', [], { ...env, ...pam, PAM_TYPE: 'close_session' });
  await run('login-notify.sh', [], {
    ...env,
    USER: 'deploy & "friends"',
    SSH_CONNECTION: '203.0.113.8 50022 10.0.0.1 22',
  });
  await until(() => desk.seen.length === 2);
  assert.match(
    String(desk.seen[1]?.content.content),
    /^deploy & "friends" logged in to \S+ by ssh from 203\.0\.113\.8,/,
  );
});

test('login-notify.sh never holds up a login', { skip }, async (t) => {
  const desk = await openPushDesk(t);
  const conf = join(useTemporaryFolder(t), 'login-notify.conf');
  const env = { LOGIN_NOTIFY_CONF: conf, PAM_TYPE: 'open_session', PAM_USER: 'root' };
  assert.equal((await run('login-notify.sh', [], env)).status, 0, 'without a configuration');
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => silent.close());
  silent.on('connection', (socket) => t.after(() => socket.destroy()));
  const { port } = silent.address() as AddressInfo;
  writeFileSync(conf, `PUSH_URL=http://127.0.0.1:${port}/push\nPUSH_TO=toUser=ZhangSan\n`);
  const { status, took } = await run('login-notify.sh', [], env);
  assert.equal(status, 0);
  assert.ok(took < 3000, `took ${took} ms`);
  writeFileSync(conf, `PUSH_URL=${desk.url}\nPUSH_TO=robot=dev\n`);
  assert.equal((await run('login-notify.sh', [], env)).status, 0);
  await until(() => desk.seen.length === 1);
  assert.match(String(desk.seen[0]?.content.content), /^root logged in to \S+ by ssh from the console,/);
});

test('github-webhook.sh delivers an event as GitHub would', { skip }, async (t) => {
  const githubHooks = [{ name: 'web', secret: SECRET, recipients: { robots: ['dev'] } }];
  const desk = await openPushDesk(t, { githubHooks });
  const file = join(useTemporaryFolder(t), 'event.json');
  writeFileSync(file, JSON.stringify({ zen: '简单就好', repository: { full_name: 'acme/web' } }));
  const url = `${desk.url}/orders/github?robot=dev`;
  const { status, output } = await run('github-webhook.sh', [url, 'ping', file], { GITHUB_SECRET: SECRET });
  assert.equal(status, 0, output);
  assert.match(output, /"state":"accepted"/);
  await until(() => desk.seen.length === 1);
  assert.match(String(desk.seen[0]?.content.content), /acme\/web: the webhook works/);
  const wrong = await run('github-webhook.sh', [url, 'ping', file], { GITHUB_SECRET: 'another one entirely' });
  assert.notEqual(wrong.status, 0);
  assert.match(wrong.output, /invalid_signature/);
  assert.equal((await run('github-webhook.sh', [url], { GITHUB_SECRET: SECRET })).status, 64);
});

test('alertmanager.yml names an address of the gateway, and a key as Alertmanager sends it', async (t) => {
  const { key, hash } = generateApiKey();
  const desk = await openPushDesk(t, { keys: [{ name: 'alertmanager', hash, recipients: { robots: ['ops'] } }] });
  const dev = desk.robots.get('dev');
  assert.ok(dev);
  desk.robots.set('ops', dev);
  const yaml = readFileSync(join(FOLDER, 'alertmanager.yml'), 'utf8');
  const [, address = ''] = /^\s+- url: (\S+)$/m.exec(yaml) ?? [];
  const { pathname, search } = new URL(address);
  assert.match(yaml, /authorization:\n(?:\s+#.*\n)?\s+credentials_file: \S+/);
  const body = JSON.parse(readFileSync('test/gateway/push/fixtures/alertmanager.json', 'utf8'));
  const headers = { authorization: `Bearer ${key}`, 'user-agent': 'Alertmanager/0.27.0' };
  const accepted = await desk.post(body, { path: pathname.replace('/push', '') + search, headers });
  assert.equal(accepted.status, 202, accepted.text);
  await until(() => desk.seen.length === 1);
  assert.match(String(desk.seen[0]?.content.content), /FIRING 1/);
});

test('docs/push-gateway.md: its program and its commands', { skip }, async (t) => {
  const { wecom, app } = (await openPushDesk(t)).api;
  const folder = useTemporaryFolder(t);
  const markdown = readFileSync('docs/push-gateway.md', 'utf8');
  assert.equal(
    blockOf(readFileSync('docs/push-gateway.zh-CN.md', 'utf8'), 'ts file=push.ts'),
    blockOf(markdown, 'ts file=push.ts'),
  );
  const program = blockOf(markdown, 'ts file=push.ts')
    .replace("'wecom-app-svr'", JSON.stringify(pathToFileURL('src/index.ts')))
    .replace("'wecom-app-svr/gateway'", JSON.stringify(pathToFileURL('src/gateway/index.ts')));
  const file = join(folder, 'push.mts');
  writeFileSync(file, program);
  wecom.addTag({ tagId: 3, tagName: 'oncall', userList: ['lisi'] });
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: {
      PATH,
      ...app.environment(),
      WECOM_ROBOT_KEY: wecom.addRobot().webhookUrl,
      WECOM_APP_PORT: '0',
      WECOM_APP_HOST: '127.0.0.1',
    },
  });
  t.after(() => child.kill('SIGKILL'));
  let log = '';
  child.stdout.on('data', (chunk) => (log += chunk));
  child.stderr.on('data', (chunk) => (log += chunk));
  const originOf = () => /"callbackUrl":"(http:\/\/[^/]+)/.exec(log)?.[1];
  await until(() => originOf() !== undefined || child.exitCode !== null);
  const origin = originOf();
  assert.ok(origin, log);

  writeFileSync(join(folder, 'chart.png'), SAMPLES.image);
  const commands = blockOf(markdown, 'sh').trim().split('\n');
  assert.equal(commands.length, 3);
  for (const command of commands) {
    const { output } = await sh(['-c', command.replace('localhost:5001', new URL(origin).host)], {}, folder);
    assert.match(output, /"state":"accepted"/, command);
  }
  await until(() => wecom.sent.length === 3);
  assert.deepEqual(wecom.sent.map(({ msgType }) => msgType).toSorted(), ['image', 'markdown', 'text']);
  child.kill('SIGTERM');
});

/** The first block of code with these words after its fence. */
function blockOf(markdown: string, info: string): string {
  const start = markdown.indexOf(`\`\`\`${info}\n`);
  assert.ok(start >= 0, `no block ${info}`);
  const code = markdown.slice(markdown.indexOf('\n', start) + 1);
  return code.slice(0, code.indexOf('```'));
}
