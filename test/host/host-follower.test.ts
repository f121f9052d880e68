import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { HostFollower, loadHostConfig } from '../../src/host/index.js';
import { SETTINGS } from '../helpers/callbacks.js';
import { HostWorld, keysOf, postText, replyTo, type StartedHost } from './host-world.js';

const folder = mkdtempSync(join(tmpdir(), 'host-follower-'));
const world = new HostWorld();
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const { corpId, encodingAESKey } = SETTINGS;
const app = (name: string, agentId: number, more: object = {}) => {
  return { name, corpId, agentId, token: `TokenOf${name}`, encodingAESKey, path: `/${name}`, type: 'echo', ...more };
};

let files = 0;

interface Followed extends StartedHost {
  readonly follower: HostFollower;
  readonly save: (content: unknown) => void;
}

/** A host made from a file of its own. */
async function follow(content: object, environment: () => Record<string, string> = () => ({})): Promise<Followed> {
  files += 1;
  const file = join(folder, `${files}.json`);
  const save = (text: unknown) => writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text));
  save(content);
  const config = await loadHostConfig(file, { environment: environment() });
  const started = await world.start(config);
  const follower = new HostFollower(started.host, config, { environment });
  return { ...started, follower, save };
}

/** Waits for a line of the log. */
async function logged({ lines }: StartedHost, pattern: RegExp, from = 0): Promise<number> {
  for (;;) {
    const index = lines.findIndex(({ message }, at) => at >= from && pattern.test(message));
    if (index >= 0) return index;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a host that follows its config file', () => {
  it('takes over what was added, changed and removed', async () => {
    const { host, follower, save, origin, lines } = await follow({ apps: [app('a', 1), app('b', 2), app('c', 3)] });
    const untouched = host.apps.get('a');
    save({ apps: [app('a', 1), app('b', 2, { path: '/moved' }), app('d', 4)] });
    const changes = { added: ['d'], changed: ['b'], removed: ['c'] };
    assert.deepEqual(await follower.reload(), changes);
    assert.equal(host.apps.get('a'), untouched);
    assert.equal(await replyTo(`${origin}/moved`, 'x', keysOf('TokenOfb')), 'x');
    assert.equal(await replyTo(`${origin}/d`, 'x', keysOf('TokenOfd')), 'x');
    for (const path of ['/b', '/c']) assert.equal((await postText(origin + path, 'x', SETTINGS)).status, 404);
    const line = lines.find(({ message }) => message === 'the config was read anew');
    assert.deepEqual([line?.added, line?.changed, line?.removed], [['d'], ['b'], ['c']]);
    assert.deepEqual(await follower.reload(), { added: [], changed: [], removed: [] });
  });

  it('loses nothing of the traffic while it takes over, though handlers are slow', async () => {
    const wecom = await world.emulator();
    const registered = wecom.createApp();
    const ran = join(folder, 'ran.txt');
    const slow = (word: string) => `import { appendFileSync } from 'node:fs';
      import { setTimeout as pause } from 'node:timers/promises';
      export const createHandlers = (app) => void app.onText(async ({ content }) => {
        appendFileSync(${JSON.stringify(ran)}, content + '\\n');
        await pause(30);
        return '${word} ' + content;
      });`;
    const module = join(folder, 'slow.mjs');
    writeFileSync(module, slow('old'));
    const { corpId: corp, agentId, callback } = registered;
    const settings = { corpId: corp, agentId, token: callback.token, encodingAESKey: callback.encodingAESKey };
    const { follower, origin } = await follow({
      apps: [{ ...settings, name: 'slow', path: '/slow', type: './slow.mjs' }],
    });
    assert.equal((await registered.connect(`${origin}/slow`)).ok, true);
    const zhangSan = wecom.user('ZhangSan');
    const before = Array.from({ length: 10 }, (_, index) =>
      zhangSan.sendText(`before ${index}`, { delivery: { times: 3 } }),
    );
    while (!existsSync(ran)) await new Promise((resolve) => setTimeout(resolve, 2));
    writeFileSync(module, `${slow('new')}\n`);
    assert.deepEqual((await follower.reload())?.changed, ['slow']);
    const after = Array.from({ length: 10 }, (_, index) => zhangSan.sendText(`after ${index}`));
    const contents = (await Promise.all([...before, ...after])).map(
      ({ answer }) => /<Content><!\[CDATA\[(.*?)\]\]/.exec(answer?.xml ?? '')?.[1],
    );
    assert.deepEqual(
      contents.slice(10),
      Array.from({ length: 10 }, (_, index) => `new after ${index}`),
    );
    assert.ok(
      contents
        .slice(0, 10)
        .every((content, index) => content === `old before ${index}` || content === `new before ${index}`),
    );
    assert.ok(contents[0]?.startsWith('old'));
    const lines = readFileSync(ran, 'utf8').trim().split('\n');
    assert.deepEqual([lines.length, new Set(lines).size], [20, 20]);
  });

  it('stays as it is when the file is broken, and says why', async () => {
    const { host, follower, save, origin, lines } = await follow({ apps: [app('a', 1)] });
    const before = host.apps.get('a');
    const broken = [
      ['{ "apps": [', /is no JSON from line 1/],
      [{ apps: [app('a', 1, { token: '!' }), app('b', 2)] }, /apps\[0\]\.token: may hold/],
      [{ apps: [app('a', 1, { path: '/x' }), app('b', 2, { path: '/x', token: 'TokenOfa' })] }, /"a" and "b" share/],
    ] as const;
    for (const [content, reason] of broken) {
      save(content);
      assert.equal(await follower.reload(), undefined);
      assert.deepEqual(
        [lines.at(-1)?.level, lines.at(-1)?.message],
        ['error', 'the config was not taken over; everything goes on as before'],
      );
      assert.match(String(lines.at(-1)?.reason), reason);
      assert.equal(host.apps.get('a'), before);
      assert.equal(await replyTo(`${origin}/a`, 'x', keysOf('TokenOfa')), 'x');
    }
  });

  it('says which settings need a restart, and which have no effect', async () => {
    const agent = { id: 1, secret: 's', token: 'T', encoding_aes_key: encodingAESKey, type: 'echo' };
    const config = { addr: ':0', corp_id: corpId, agents: [agent] };
    const { follower, save, lines } = await follow({ ...config, debug: true });
    assert.equal(lines.at(-1)?.warning, 'debug is not known and has no effect');
    save({ ...config, addr: ':1', base_url: 'https://wecom.example.com' });
    await follower.reload();
    const warning = lines.find(({ message }) => message === 'these settings count after a restart');
    assert.deepEqual(warning?.settings, ['port', 'baseUrl']);
  });

  it('reads references and keys anew', async () => {
    const environment: Record<string, string> = { TOKEN: 'Before' };
    const hash = 'a'.repeat(64);
    const content = { apps: [app('a', 1, { token: { env: 'TOKEN' }, textSenderPath: '/send' })] };
    const { follower, save, origin } = await follow({ ...content, apiKeys: [{ name: 'k', hash }] }, () => environment);
    const send = () => fetch(`${origin}/send`, { method: 'POST', body: '{}' });
    assert.equal(await replyTo(`${origin}/a`, 'x', keysOf('Before')), 'x');
    assert.equal((await send()).status, 401);
    environment.TOKEN = 'After';
    save(content);
    assert.deepEqual(await follower.reload(), { added: [], changed: ['a'], removed: [] });
    assert.equal(await replyTo(`${origin}/a`, 'x', keysOf('After')), 'x');
    assert.equal((await send()).status, 422, 'without keys this machine is served');
  });

  it('reads the file once more for all that asked while it was being read', async () => {
    const { follower, save, lines } = await follow({ apps: [app('a', 1)] });
    const first = follower.reload();
    save({ apps: [app('a', 1), app('b', 2)] });
    const later = await Promise.all([first, follower.reload(), follower.reload(), follower.reload()]);
    assert.equal(lines.filter(({ message }) => message === 'the config was read anew').length, 2);
    assert.ok(later.slice(1).every((changes) => changes === later[1]));
    assert.deepEqual(
      later.slice(0, 2).flatMap((changes) => changes?.added),
      ['b'],
    );
  });

  it('watches the file, however it is written, and the modules that it names', async () => {
    const module = join(folder, 'watched.mjs');
    const says = (word: string) => `export const createHandlers = (app) => void app.onText(() => '${word}');`;
    writeFileSync(module, says('one'));
    const followed = await follow({ apps: [app('a', 1, { type: './watched.mjs' })] });
    const { follower, save, origin } = followed;
    const ask = () => replyTo(`${origin}/a`, 'x', keysOf('TokenOfa'));
    follower.watch();
    assert.equal(await ask(), 'one');
    writeFileSync(module, says('another'));
    let line = await logged(followed, /read anew/);
    assert.equal(await ask(), 'another');
    // As an editor does it: a new file takes the place of the old one.
    writeFileSync(`${module}.tmp`, says('a third'));
    renameSync(`${module}.tmp`, module);
    line = await logged(followed, /read anew/, line + 1);
    assert.equal(await ask(), 'a third');
    save('{');
    line = await logged(followed, /not taken over/, line + 1);
    save({ apps: [app('a', 1)] });
    line = await logged(followed, /read anew/, line + 1);
    assert.equal(await ask(), 'x');
    follower.stop();
    save({ apps: [] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(
      followed.lines.slice(line + 1).some(({ message }) => /read anew/.test(message)),
      false,
    );
  });

  it('tells when it cannot watch', async () => {
    const { host, lines } = await world.start({ apps: [] });
    const file = join(folder, 'gone', 'wecom.config.json');
    const follower = new HostFollower(host, { apps: [], file, files: [file], warnings: [] });
    follower.watch();
    assert.match(String(lines.at(-1)?.message), /cannot be watched/);
    assert.equal(await follower.reload(), undefined);
    follower.stop();
  });
});
