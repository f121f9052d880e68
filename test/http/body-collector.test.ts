import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { BodyCollector } from '../../src/http/body-collector.js';

describe('BodyCollector', () => {
  it('gives back what came, in however many chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 60 }), (chunks) => {
        const body = new BodyCollector(10_000);
        for (const chunk of chunks) assert.equal(body.add(Buffer.from(chunk)), true);
        assert.deepEqual(body.bytes(), Buffer.concat(chunks));
      }),
    );
  });

  it('grows to its limit and not beyond', () => {
    const body = new BodyCollector(100_000);
    for (let sent = 0; sent < 100_000; sent++) assert.equal(body.add(Buffer.from([sent % 251])), true);
    const bytes = body.bytes();
    assert.equal(bytes.length, 100_000);
    assert.ok(bytes.every((byte, index) => byte === index % 251));
    assert.equal(body.add(Buffer.alloc(1)), false);
    assert.equal(body.length, 100_001);
  });

  it('keeps nothing of a body over the limit', () => {
    const body = new BodyCollector(10);
    assert.equal(body.add(Buffer.alloc(11)), false);
    assert.equal(body.bytes().length, 0);
  });
});
