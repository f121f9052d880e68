import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sleep, systemClock } from '../../src/clock/index.js';

const SOURCES = 'src/emulator/page';
/** Where `npm run build:page` puts the page. */
export const BUILT = 'dist/emulator/page';
const LOCK = 'dist/.page-is-being-built';
const LONGEST_BUILD = 30_000;

/** Builds the page unless the built one is newer than everything it is made of; test files run beside each other. */
export async function buildPage(): Promise<void> {
  mkdirSync('dist', { recursive: true });
  while (!isBuilt()) {
    if (takeLock()) {
      const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build:page'], { encoding: 'utf8' });
      rmdirSync(LOCK);
      if (status !== 0) throw new Error(`the page could not be built:\n${stderr}`);
    } else await sleep(systemClock, 50);
  }
}

function isBuilt(): boolean {
  const built = join(BUILT, 'index.html');
  if (!existsSync(built) || existsSync(LOCK)) return false;
  const at = statSync(built).mtimeMs;
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).every(
    (path) => statSync(join(SOURCES, path)).mtimeMs <= at,
  );
}

/** A folder can be made only once. One that is left over from a run that was killed counts no longer. */
function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const heldFor = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (heldFor > LONGEST_BUILD) rmdirSync(LOCK);
    return false;
  }
}
