// Runs every test file, then the decorator tests once more under TC39 standard decorators.
// Arguments are parts of paths: only files whose path contains one of them run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Most of a small file's time goes into loading what it tests: files of one folder share a process. */
const MOST_TOGETHER = 12;
/** Hooks outside of any suite, Chromium, and whatever else reaches beyond a file, ask for a process of their own. */
const ALONE =
  /^(?:before|beforeEach|afterEach)\(|chromium|page-visitor|process\.(?:env\.\w+ ?=|on\b|once\b|emit|chdir)|globalThis\.\w+ ?=/im;
/** Those that take longest begin first, so that no core is idle at the end. */
const LONGEST = ['test/demo/', 'test/packages/', 'test/gateway/customer/page', 'test/cli/packed', 'test/consumer/'];

const wanted = process.argv.slice(2);
const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .map((file) => join('test', file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
const folder = mkdtempSync(join(tmpdir(), 'wecom-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

run('', together(files), {});
run(
  'The same under TC39 standard decorators:',
  files.filter((file) => file.includes('decorators')),
  { TSX_TSCONFIG_PATH: 'test/tsconfig.standard.json', DECORATORS: 'standard' },
);

/** The files to run, most of them by way of one that loads several. */
function together(all) {
  const alone = all.filter((file) => ALONE.test(readFileSync(file, 'utf8')));
  const groups = new Map();
  for (const file of all) {
    if (alone.includes(file)) continue;
    const group = groups.get(dirname(file)) ?? [];
    groups.set(dirname(file), [...group, file]);
  }
  const shared = [...groups].flatMap(([name, group]) => inTurns(group).map((part, index) => load(name, index, part)));
  const isLong = (file) => LONGEST.some((path) => file.startsWith(path));
  const processes = [...alone, ...shared];
  return [...processes.filter(isLong), ...processes.filter((file) => !isLong(file))];
}

function inTurns(group) {
  const parts = Math.ceil(group.length / MOST_TOGETHER);
  return Array.from({ length: parts }, (_, part) => group.filter((_file, index) => index % parts === part));
}

function load(name, index, group) {
  if (group.length === 1) return group[0];
  const path = join(folder, `${name.replaceAll(/[/\\]/g, '-')}-${index}.mjs`);
  writeFileSync(path, group.map((file) => `import ${JSON.stringify(pathToFileURL(resolve(file)).href)};\n`).join(''));
  return path;
}

function run(title, paths, environment) {
  if (paths.length === 0) return;
  if (title !== '') console.log(title);
  const args = [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    '--test-timeout=300000',
    `--test-concurrency=${availableParallelism()}`,
    ...paths,
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (status !== 0) process.exit(status ?? 1);
}
