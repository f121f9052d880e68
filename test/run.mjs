// Runs every test file, then the decorator tests once more under TC39 standard decorators.
// Arguments are parts of paths: only files whose path contains one of them run.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const wanted = process.argv.slice(2);
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .map((file) => join('test', file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();

run('', files, {});
run(
  'The same under TC39 standard decorators:',
  files.filter((file) => file.includes('decorators')),
  { TSX_TSCONFIG_PATH: 'test/tsconfig.standard.json', DECORATORS: 'standard' },
);

function run(title, paths, environment) {
  if (paths.length === 0) return;
  if (title !== '') console.log(title);
  const args = [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    '--test-timeout=180000',
    `--test-concurrency=${availableParallelism()}`,
    ...paths,
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (status !== 0) process.exit(status ?? 1);
}
