import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { ManualClock } from '../../../src/clock/index.js';
import { ConfigError, RateLimitError } from '../../../src/errors/index.js';
import {
  ApiKey,
  type ApiKeyOptions,
  ApiKeys,
  generateApiKey,
  hashApiKey,
  localRequestProblem,
  parseApiKeys,
} from '../../../src/gateway/keys/index.js';

const HASH = hashApiKey('wak_any');

function problemsOf(...keys: readonly object[]): Record<string, string> {
  try {
    new ApiKeys(keys as readonly ApiKeyOptions[]);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return Object.fromEntries(error.problems.map(({ option, message }) => [option, message]));
  }
  return {};
}

describe('generateApiKey', () => {
  it('makes a key of 256 random bits and its SHA-256', () => {
    const { key, hash } = generateApiKey();
    assert.match(key, /^wak_[\w-]{43}$/);
    assert.equal(hash, createHash('sha256').update(key).digest('hex'));
    assert.notEqual(generateApiKey().key, key);
  });
});

describe('ApiKeys', () => {
  it('finds a key by what was hashed, and only by that', () => {
    const first = generateApiKey();
    const second = generateApiKey();
    const keys = new ApiKeys([
      { name: 'ci', hash: first.hash },
      { name: 'alerts', hash: second.hash.toUpperCase() },
    ]);
    assert.equal(keys.authenticate(first.key)?.name, 'ci');
    assert.equal(keys.authenticate(second.key)?.name, 'alerts');
    assert.equal(keys.authenticate(first.hash), undefined, 'the hash must not open what the key opens');
    assert.equal(keys.authenticate(''), undefined);
    assert.equal(keys.authenticate('x'.repeat(100_000)), undefined);
    assert.deepEqual(keys.names, ['ci', 'alerts']);
  });

  it('knows whether any key is configured', () => {
    assert.equal(new ApiKeys().isEmpty, true);
    assert.equal(new ApiKeys([{ name: 'ci', hash: HASH }]).isEmpty, false);
  });

  it('counts requests of each key by itself, by the clock it is given', async () => {
    const clock = new ManualClock();
    const rate = { requests: 2, window: 60_000 };
    const grants = [
      { name: 'ci', hash: HASH, rate },
      { name: 'alerts', hash: hashApiKey('other'), rate },
    ];
    const keys = new ApiKeys(grants, { clock });
    const [ci, alerts] = ['wak_any', 'other'].map((key) => keys.authenticate(key));
    assert.ok(ci && alerts);
    await keys.count(ci);
    await keys.count(ci);
    await assert.rejects(keys.count(ci), (error) => {
      assert.ok(error instanceof RateLimitError);
      assert.ok(error.retryAfter > 0 && error.retryAfter <= 70_000);
      return true;
    });
    await keys.count(alerts);
    await clock.advance(70_000);
    await keys.count(ci);
  });

  it('refuses settings that cannot work, all at once', () => {
    assert.deepEqual(
      problemsOf({ name: 'ci', hash: HASH }, { name: 'ci', hash: HASH }, { hash: 7 }, { name: 'x\ny', hash: 'ab' }),
      {
        'keys[1].name': 'is the name of another key; logs and limits tell keys apart by it',
        'keys[1].hash': 'is the hash of an earlier key; each caller needs a key of its own',
        'keys[2].name': 'must be 1 to 64 characters on one line',
        'keys[2].hash': 'is missing; make both with "npx wecom-app-svr keygen --api"',
        'keys[3].name': 'must be 1 to 64 characters on one line',
        'keys[3].hash':
          'must be the SHA-256 of the key in 64 hex digits; make both with "npx wecom-app-svr keygen --api"',
      },
    );
    assert.deepEqual(
      problemsOf({
        name: 'ci',
        hash: HASH,
        apps: 'orders',
        rate: { requests: 0 },
        recipients: { users: 'ZhangSan', user: ['lisi'], parties: [2], tags: [{}] },
      }),
      {
        'keys[0].apps': 'must be a list of names or ids',
        'keys[0].rate': 'needs requests, a whole number above 0, and may have window, in milliseconds',
        'keys[0].recipients.users': 'must be a list of names or ids',
        'keys[0].recipients.user': 'is no kind of recipient; known are users, parties, tags, chats, robots, customers',
        'keys[0].recipients.tags': 'must be a list of names or ids',
      },
    );
  });

  it('refuses a grant that it does not know, which would restrict nothing', () => {
    const key = { name: 'ci', hash: HASH, recipient: { users: ['lisi'] } };
    assert.deepEqual(problemsOf(key), { 'keys[0].recipient': 'is not known here; did you mean recipients?' });
    assert.deepEqual(problemsOf(null as never), { 'keys[0]': 'must be an object with name and hash' });
  });

  it('calls the list what it is called where it is set', () => {
    const create = () => new ApiKeys([{ name: '', hash: HASH }], { option: 'PUSH_KEYS' });
    assert.throws(create, /^ConfigError: .*\n {2}- PUSH_KEYS\[0\]\.name: must be 1 to 64 characters/);
  });

  it('never repeats a key that was put in the place of its hash', () => {
    const { key } = generateApiKey();
    const { 'keys[0].hash': message = '' } = problemsOf({ name: 'ci', hash: key });
    assert.match(message, /^is the key itself/);
    assert.ok(!message.includes(key.slice(4)));
  });
});

describe('parseApiKeys', () => {
  it('reads name:hash, several of them', () => {
    assert.deepEqual(parseApiKeys(` ci:${HASH}, ops: night:${HASH},`), [
      { name: 'ci', hash: HASH },
      { name: 'ops: night', hash: HASH },
    ]);
    assert.deepEqual(parseApiKeys(''), []);
    assert.match(problemsOf(...parseApiKeys(HASH))['keys[0].name'] ?? '', /must be 1 to 64/);
  });
});

describe('ApiKey', () => {
  const key = (recipients: ApiKeyOptions['recipients']) =>
    new ApiKey({ name: 'ci', ...(recipients && { recipients }) });

  it('without restrictions may do everything', () => {
    const free = key(undefined);
    assert.ok(free.mayUseApp('orders') && free.mayReach('users', '@all') && free.mayReach('robots', 'dev'));
    assert.ok(free.mayReachAny('customers'));
  });

  it('may use the apps it names', () => {
    const restricted = new ApiKey({ name: 'ci', apps: ['orders'] });
    assert.deepEqual([restricted.mayUseApp('orders'), restricted.mayUseApp('Orders')], [true, false]);
    assert.ok(restricted.mayReach('users', '@all') && restricted.mayReach('chats', 'any'));
    assert.equal(restricted.mayReach('robots', 'dev'), false, 'a robot belongs to no app');
    assert.equal(restricted.mayReachAny('customers'), false);
    assert.equal(new ApiKey({ name: 'none', apps: [] }).mayUseApp('orders'), false);
  });

  it('may reach what it names, and no kind that it does not name', () => {
    const restricted = key({ users: ['ZhangSan'], parties: [2], robots: ['dev'] });
    assert.ok(restricted.mayReach('users', 'zhangsan'), 'userids are the same in either case');
    assert.ok(restricted.mayReach('parties', '2') && restricted.mayReach('robots', 'dev'));
    const closed = [
      restricted.mayReach('users', 'lisi'),
      restricted.mayReach('users', '@all'),
      restricted.mayReach('parties', 1),
      restricted.mayReach('robots', 'DEV'),
      restricted.mayReach('tags', 2),
      restricted.mayReach('chats', 'dev'),
      restricted.mayReachAny('users'),
    ];
    assert.ok(closed.every((open) => !open));
  });

  it("takes '*' for each member, and only '@all' for everybody at once", () => {
    const each = key({ users: ['*'], tags: ['*'] });
    assert.deepEqual(
      ['lisi', '@all', '@ALL', ' @all', '@all\n'].map((id) => each.mayReach('users', id)),
      [true, false, false, false, false],
    );
    assert.ok(each.mayReachAny('users') && each.mayReach('tags', 9) && each.mayReachAny('tags'));
    const everybody = key({ users: ['@all'] });
    assert.ok(everybody.mayReach('users', '@all') && everybody.mayReach('users', 'lisi'));
    assert.ok(everybody.mayReachAny('users'));
  });
});

describe('localRequestProblem', () => {
  type Request = Parameters<typeof localRequestProblem>[0];
  const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
    localRequestProblem({
      socket: { remoteAddress },
      headers: { host: 'localhost:5001', ...headers },
    } as unknown as Request);

  it('finds nothing wrong with a program on this machine', () => {
    for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1']) assert.equal(from(address), undefined);
    for (const host of ['127.0.0.1', '[::1]:5001', 'LOCALHOST:80']) assert.equal(from('::1', { host }), undefined);
    assert.equal(from('::1', { origin: 'http://localhost:5001', 'sec-fetch-site': 'same-origin' }), undefined);
  });

  it('sees through everything that only looks like it', () => {
    for (const address of ['10.0.0.7', '::ffff:10.0.0.7', '::2', undefined, '127.0.0.1.example']) {
      assert.match(from(address) ?? '', /another machine/);
    }
    assert.match(from('10.0.0.7', { 'x-forwarded-for': '127.0.0.1' }) ?? '', /another machine/);
    const headers = ['x-forwarded-for', 'x-forwarded-port', 'forwarded', 'x-real-ip', 'via', 'x-original-host'];
    for (const name of [...headers, 'cf-connecting-ip', 'true-client-ip', 'x-client-ip']) {
      assert.match(from('127.0.0.1', { [name]: '127.0.0.1' }) ?? '', /a proxy passed it on/);
    }
    const hosts = ['evil.example', '', 'localhost.evil.example', '0.0.0.0:5001'];
    for (const host of [...hosts, 'localhost/evil', 'evil@localhost', '127.1', 'localhost:5001:1', 'localhost\n']) {
      assert.match(from('127.0.0.1', { host }) ?? '', /Host header/);
    }
    const byNginx = { socket: { remoteAddress: '127.0.0.1' }, headers: { host: '127.0.0.1:5001' }, httpVersion: '1.0' };
    assert.match(localRequestProblem(byNginx as unknown as Request) ?? '', /HTTP\/1\.0/);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      assert.match(from('127.0.0.1', headers as Record<string, string>) ?? '', /another site/);
    }
  });
});
