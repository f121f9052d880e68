import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { bilingual } from '../helpers/bilingual.js';
import { sourceFiles } from '../helpers/source-files.js';

const VARIABLE = /\bWECOM_[A-Z_]*[A-Z]\b/g;

function variablesIn(text: string): string[] {
  return [...new Set(text.match(VARIABLE))].sort();
}

const read = variablesIn(sourceFiles.map(({ text }) => text).join('\n'));

describe('environment variables', () => {
  const [english, chinese] = [0, 1].map((language) => bilingual.map((files) => files[language] ?? ''));
  for (const paths of [['.env.example'], english ?? [], chinese ?? []]) {
    it(`in ${paths.join(', ')} are those that the source reads`, () => {
      assert.deepEqual(variablesIn(paths.map((path) => readFileSync(path, 'utf8')).join('\n')), read);
    });
  }

  it('are commented out in .env.example, each with an explanation above it', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    for (const variable of read) {
      const at = lines.findIndex((line) => line.startsWith(`# ${variable}=`));
      assert.ok(at > 0, `no line "# ${variable}="`);
      assert.match(lines[at - 1] ?? '', /^# \S/, `${variable} is not explained`);
    }
  });
});
