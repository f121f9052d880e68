import assert from 'node:assert/strict';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { describe, it } from 'node:test';
import type { Request, Response } from 'express';
import { HttpProblem } from '../../../src/gateway/http/index.js';
import { CredentialFailures } from '../../../src/gateway/keys/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';

function open() {
  const logger = recordingLogger();
  const failures = new CredentialFailures(logger);
  /** Answers with the status that comes of it, 0 for that of the caller's own. */
  const fail = async (ip: string | undefined) => {
    const request = Object.assign(new IncomingMessage(new Socket()), { ip });
    const response = new ServerResponse(request);
    try {
      await failures.count(request as Request, response as Response, 'a wrong key was refused');
      return { status: 0, response };
    } catch (error) {
      assert.ok(error instanceof HttpProblem);
      return { status: error.status, code: error.code, response };
    }
  };
  const warnings = () => logger.lines.filter(({ level }) => level === 'warn');
  return { fail, warnings, logger };
}

describe('CredentialFailures', () => {
  it('tells 60 failures of an address, says once that there are more, and refuses those with 429', async () => {
    const { fail, warnings, logger } = open();
    for (let count = 0; count < 60; count += 1) assert.equal((await fail('192.0.2.1')).status, 0);
    const beyond = await fail('::ffff:192.0.2.1');
    assert.deepEqual([beyond.status, beyond.code], [429, 'too_many_failures']);
    assert.equal(beyond.response.getHeader('retry-after'), '60');
    for (let count = 0; count < 40; count += 1) assert.equal((await fail('192.0.2.1')).status, 429);
    assert.equal(warnings().length, 61);
    assert.deepEqual(warnings()[0], { level: 'warn', message: 'a wrong key was refused', address: '192.0.2.1' });
    assert.match(warnings()[60]?.message ?? '', /one too many; further ones are logged at debug/);
    assert.equal(logger.lines.length, 101, 'the others are there for whoever looks at debug');
    assert.equal((await fail('192.0.2.2')).status, 0, 'another address has a limit of its own');
  });

  it('tells 600 of all addresses together', async () => {
    const { fail, warnings } = open();
    for (let count = 0; count < 600; count += 1) assert.equal((await fail(`192.0.2.${count % 250}`)).status, 0);
    for (let count = 0; count < 20; count += 1) assert.equal((await fail(`198.51.100.${count}`)).status, 429);
    assert.equal(warnings().length, 601);
  });

  it('leaves those of an address beyond its limit out of the number of all', async () => {
    const { fail } = open();
    for (let count = 0; count < 700; count += 1) await fail('192.0.2.1');
    assert.equal((await fail('192.0.2.2')).status, 0);
  });
});
