import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../src/errors/index.js';
import { AddressList } from '../../src/http/index.js';

describe('AddressList', () => {
  for (const [entry, inside, outside] of [
    ['192.0.2.1', ['192.0.2.1', '::ffff:192.0.2.1'], ['192.0.2.2', '2001:db8::1']],
    ['::ffff:192.0.2.1', ['192.0.2.1'], ['192.0.2.2']],
    ['101.226.103.*', ['101.226.103.0', '101.226.103.255'], ['101.226.102.255', '101.226.104.0']],
    ['101.226.*.*', ['101.226.0.0', '101.226.255.255'], ['101.225.255.255', '101.227.0.0']],
    ['101.*.*.*', ['101.0.0.1'], ['102.0.0.1']],
    [' 101.226.103.0/25 ', ['101.226.103.127'], ['101.226.103.128']],
    ['0.0.0.0/0', ['198.51.100.7'], ['2001:db8::1']],
    ['2001:db8::/32', ['2001:db8:1::1'], ['2001:db9::1', '192.0.2.1']],
    ['2001:DB8::1', ['2001:db8::1'], ['2001:db8::2']],
  ] as const) {
    it(`reads ${entry}`, () => {
      const list = new AddressList(['203.0.113.9', entry]);
      for (const address of [...inside, '203.0.113.9']) assert.ok(list.allows(address), address);
      for (const address of outside) assert.ok(!list.allows(address), address);
    });
  }

  it('allows nobody whose address is not known, and nobody when it is empty', () => {
    assert.ok(!new AddressList(['0.0.0.0/0']).allows(undefined));
    assert.ok(!new AddressList(['0.0.0.0/0']).allows('somewhere'));
    assert.ok(!new AddressList([]).allows('192.0.2.1'));
  });

  it('names every entry that it cannot read', () => {
    const wrong = [
      '',
      '*',
      '*.*.*.*',
      '101.226.*',
      '101.*.103.1',
      '101.226.103.*.*',
      '300.1.1.*',
      '10.0.0.1/33',
      '10.0.0.1/',
      '10.0.0.1/8/8',
      '10.0.0.1:80',
      '::1/129',
      'wecom',
    ];
    assert.throws(
      () => new AddressList(['192.0.2.1', ...wrong]),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, /allowAddresses \(environment variable WECOM_APP_ALLOW_ADDRESSES\)/);
        for (const entry of wrong) assert.ok(error.message.includes(`${JSON.stringify(entry)}`), entry);
        return !error.message.includes('192.0.2.1');
      },
    );
  });
});
