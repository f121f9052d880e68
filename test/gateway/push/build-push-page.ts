import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the page is made of: its own files, and those of the chat page that give it the same look. */
const SOURCES = ['src/gateway/push/page', 'src/emulator/page/ui', 'src/emulator/page/shell'];
const BUILT = 'dist/gateway/push/page/index.html';

/** Builds the page of the push gateway unless the built one is newer than everything it is made of. */
export function buildPushPage(): void {
  if (isBuilt()) return;
  const config = 'src/gateway/push/page/vite.config.ts';
  const { status, stderr } = spawnSync('npx', ['vite', 'build', '--config', config, '--logLevel', 'warn'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the page could not be built:\n${stderr}`);
}

function isBuilt(): boolean {
  if (!existsSync(BUILT)) return false;
  const at = statSync(BUILT).mtimeMs;
  return SOURCES.every((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).every(
      (path) => statSync(join(folder, path)).mtimeMs <= at,
    ),
  );
}
