import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findHttpResponse } from '../../bench/load/http-response.js';

const whole = Buffer.from('HTTP/1.1 200 OK\r\nx: y\r\ncontent-LENGTH: 5\r\n\r\nh\u00e9llo', 'latin1');

describe('findHttpResponse', () => {
  it('finds status and body whatever the case of the header', () => {
    const response = findHttpResponse(whole);
    assert.deepEqual(response, { status: 200, bodyStart: whole.length - 5, end: whole.length });
  });

  it('waits for every byte', () => {
    for (let length = 0; length < whole.length; length++) {
      assert.equal(findHttpResponse(whole.subarray(0, length)), undefined, `${length} bytes`);
    }
  });

  it('stops at the end of the first response', () => {
    assert.equal(findHttpResponse(Buffer.concat([whole, whole]))?.end, whole.length);
  });

  it('refuses an answer of unknown length', () => {
    const chunked = Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n');
    assert.throws(() => findHttpResponse(chunked), /without Content-Length: HTTP\/1.1 200 OK/);
  });
});
