import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { ConfigError } from '../../src/index.js';
import { loadPeer } from '../../src/store/index.js';

const PROBLEMS = [
  { option: 'corpId', variable: 'WECOM_APP_CORP_ID', message: 'is missing' },
  { option: 'port', message: 'must be a number' },
];

/** What Node prints when nobody catches what a program in the ESM way throws. */
function uncaught(program: string): Promise<string> {
  const source = `import { WecomApp } from '${pathToFileURL('src/index.ts').href}';\n${program}`;
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
    execFile(process.execPath, args, { timeout: 20_000 }, (_error, _stdout, stderr) => resolve(stderr));
  });
}

const SETTINGS =
  "corpId: 'ww1436e0e65a779aee', token: 'QDG6eK', encodingAESKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'";

describe('a ConfigError', () => {
  it('says everything in its message, and has the same for programs', () => {
    const error = new ConfigError(PROBLEMS);
    assert.equal(
      error.message,
      '2 settings need attention:\n  - corpId (environment variable WECOM_APP_CORP_ID): is missing\n  - port: must be a number',
    );
    assert.deepEqual(error.problems, PROBLEMS);
    assert.deepEqual([error.code, error.name], ['invalid_config', 'ConfigError']);
  });

  it('is printed with nothing twice, and with the frames of its author alone', () => {
    const printed = inspect(new ConfigError(PROBLEMS));
    assert.equal(printed.match(/is missing/g)?.length, 1);
    const frames = printed.match(/^ {4}at .*$/gm) ?? [];
    assert.match(frames[0] ?? '', /config-error\.test\.ts/);
    assert.doesNotMatch(printed, /node:|node_modules|[\\/]src[\\/]errors/);
  });

  it('keeps the frames of a cause that the author threw, and of no other', () => {
    const thrown = new TypeError('no such thing');
    const { stack } = thrown;
    assert.equal((new ConfigError(PROBLEMS, { cause: thrown }).cause as Error).stack, stack);
    const of = (fail: () => void): unknown => {
      try {
        fail();
      } catch (error) {
        return error;
      }
      return assert.fail();
    };
    const reading = of(() => readFileSync('no such file'));
    assert.match(inspect(new ConfigError(PROBLEMS, { cause: reading })), /config-error\.test\.ts.*\[cause\].*ENOENT/s);
    const missing = of(() => loadPeer('no-such-peer-of-ours', 'store')) as ConfigError;
    assert.ok(missing.cause instanceof Error);
    assert.doesNotMatch(missing.cause.stack ?? '', /^ {4}at /m);
  });

  it('is short when nobody catches it', async () => {
    const missing = await uncaught('new WecomApp({ environment: {} });');
    assert.match(missing, /ConfigError: 3 settings need attention:\n( {2}- .*\n){3}/);
    assert.equal(missing.match(/is missing/g)?.length, 3);
    assert.doesNotMatch(missing, /problems:|src[\\/]options|throw new/);
    const taken = await uncaught(
      `const app = new WecomApp({ ${SETTINGS}, environment: {}, host: '192.0.2.1', port: 0 }); await app.listen();`,
    );
    assert.match(taken, /192\.0\.2\.1:0 is not an address of this machine/);
    assert.doesNotMatch(taken, /^ +at /m);
  });
});
