import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPublicAddress } from '../../../demo/link-to-pdf/is-public-address.js';

const PUBLIC = ['1.1.1.1', '8.8.8.8', '101.226.3.1', '172.15.255.255', '172.32.0.1', '100.63.0.1', '100.128.0.1'];
const PUBLIC_IPV6 = ['2400:3200::1', '2606:4700:4700::1111', '2a00:1450:4001::1'];

const PRIVATE = {
  'this machine': [
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '0.1.2.3',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::127.0.0.1',
  ],
  'private networks': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '::ffff:10.0.0.1', '::ffff:c0a8:101'],
  'unique local addresses': ['fc00::1', 'fd00:ec2::254', 'fdff::1'],
  'link-local addresses': ['169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
  'metadata of clouds': ['169.254.169.254', '169.254.170.2', '100.100.100.200', '168.63.129.16', '::ffff:a9fe:a9fe'],
  'carriers, documentation, benchmarks': ['100.64.0.1', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1'],
  'multicast and broadcast': ['224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255', 'ff02::1'],
  'IPv4 inside IPv6': ['64:ff9b::a00:1', '64:ff9b:1::1', '2002:a00:1::', '2001:0:a00:1::', '100::1'],
  'IPv6 for documentation': ['2001:db8::1', '3fff::1'],
  'what is no address': ['', 'localhost', '127.1', '0x7f.1', '2130706433', '[::1]', '1.1.1.1:80', '2400:3200::1%1'],
} as const;

describe('isPublicAddress', () => {
  it('knows the internet', () => {
    for (const address of [...PUBLIC, ...PUBLIC_IPV6]) assert.ok(isPublicAddress(address), address);
  });

  for (const [what, addresses] of Object.entries(PRIVATE)) {
    it(`leaves out ${what}`, () => {
      for (const address of addresses) assert.ok(!isPublicAddress(address), address);
    });
  }
});
