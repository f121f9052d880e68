import assert from 'node:assert/strict';
import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkSample } from '../../bench/check-sample.js';
import { CONTENDERS } from '../../bench/contenders/index.js';
import { Child } from '../../bench/process/child.js';

const entry = fileURLToPath(new URL('../../bench/contenders/process.ts', import.meta.url));
const stdout = openSync(devNull, 'w');

function startContender(name: string): Child {
  return new Child({ entry, args: [name], execArgv: ['--import', 'tsx'], prefix: [], stdout });
}

describe('contenders', { concurrency: 2 }, () => {
  for (const { name, answers } of CONTENDERS) {
    it(`${name} ${answers === 'echo' ? 'echoes what it gets' : 'is found out to answer a constant'}`, async () => {
      const child = startContender(name);
      try {
        const port = await child.ask<number>();
        if (answers === 'echo') await checkSample(port, 3);
        else await assert.rejects(checkSample(port, 1), /wrong answer/);
      } finally {
        await child.stop();
      }
    });
  }

  it('one that does not exist is an error of the benchmark, not a process that hangs', async () => {
    const child = startContender('nginx');
    await assert.rejects(child.ask(), /no contender nginx/);
    await child.stop();
  });
});
