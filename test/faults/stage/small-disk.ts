import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of 16 MB that a test may fill. */
export interface SmallDisk {
  readonly folder: string;
  /** How it was made, for the report. */
  readonly madeBy: string;
  /** Leaves no byte free. */
  fill(): void;
  /** Makes room again. */
  free(): void;
  unmount(): void;
}

/** What stands before the command: root may mount by itself, and the user of a CI machine may become root. */
const RIGHTS = [[], ['sudo', '-n']] as const;

/** Mounts one, if this user may; otherwise `undefined`. */
export function mountSmallDisk(): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'wecom-disk-'));
  for (const rights of RIGHTS) {
    const run = (...words: string[]): boolean => {
      const [command = '', ...args] = [...rights, ...words];
      return spawnSync(command, args).status === 0;
    };
    if (!run('mount', '-t', 'tmpfs', '-o', 'size=16m,mode=0777', 'tmpfs', folder)) continue;
    const ballast = join(folder, 'ballast');
    return {
      folder,
      madeBy: `tmpfs of 16 MB by ${[...rights, 'mount'].join(' ')}`,
      fill: () => fill(ballast),
      free: () => rmSync(ballast),
      unmount: () => {
        run('umount', '-l', folder);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  rmSync(folder, { recursive: true });
  return undefined;
}

function fill(path: string): void {
  try {
    writeFileSync(path, Buffer.alloc(20_000_000));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
