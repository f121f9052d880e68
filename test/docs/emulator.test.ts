import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startEmulator } from '../../src/emulator/index.js';
import { codeIn, readMarkdown } from './markdown-file.js';

/** Methods that are not for tests but for the server itself. */
const INTERNAL = ['constructor', 'seenIp', 'take'];

describe('what a test can do with the emulator', () => {
  for (const path of ['README.md', 'README.zh-CN.md']) {
    const shown = new Set(codeIn(readMarkdown(path).text).map((code) => code.replace(/\(.*/, '')));

    it(`stands in ${path}: each act of a member, each fault`, async () => {
      const wecom = await startEmulator();
      const methods = [wecom.user('ZhangSan'), wecom.faults].flatMap((object) =>
        Object.getOwnPropertyNames(Object.getPrototypeOf(object)),
      );
      await wecom.close();
      assert.deepEqual(
        methods.filter((name) => !INTERNAL.includes(name) && !shown.has(name)),
        [],
      );
    });
  }
});
