import assert from 'node:assert/strict';
import { devNull } from 'node:os';
import { describe, it } from 'node:test';
import { CONTENDERS } from '../../bench/contenders/index.js';
import { HELP, parseOptions } from '../../bench/options.js';

describe('parseOptions', () => {
  it('measures everything unless told otherwise', () => {
    const { parts, rounds, seconds, log, json, quick } = parseOptions([]);
    assert.deepEqual(parts, [...CONTENDERS.map(({ name }) => name), 'pipeline', 'stores', 'memory']);
    assert.deepEqual(
      { rounds, seconds, log, json, quick },
      { rounds: 12, seconds: 2, log: devNull, json: false, quick: false },
    );
  });

  it('leaves out the memory run and shortens the rounds when quick', () => {
    const { parts, rounds, seconds } = parseOptions(['--quick', '--json']);
    assert.ok(!parts.includes('memory'));
    assert.ok(parts.includes('pipeline'));
    assert.ok(rounds * seconds * CONTENDERS.length < 25, 'the rounds fit into a quick run');
  });

  it('takes a choice of parts', () => {
    assert.deepEqual(parseOptions(['--only', 'limit,memory', '--rounds', '3']).parts, ['limit', 'memory']);
  });

  it('refuses what it does not know and says what there is', () => {
    assert.throws(() => parseOptions(['--only', 'nginx']), /no part "nginx"; there are listen, limit/);
    assert.throws(() => parseOptions(['--rounds', 'many']), /--rounds must be a number/);
    assert.throws(() => parseOptions(['--fast']), /--fast/);
  });

  it('names every contender in the help', () => {
    for (const { name } of CONTENDERS) assert.ok(HELP.includes(name), name);
  });
});
