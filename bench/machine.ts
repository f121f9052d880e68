import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';

/** How the processes of the benchmark are kept apart. */
export interface Cores {
  /** Words before the command of whatever is measured. */
  readonly server: readonly string[];
  /** Words before the command of the load generator. */
  readonly generator: readonly string[];
  readonly pinned: boolean;
}

/** One core for the server and one for the generator, where `taskset` (util-linux) exists and there are two. */
export function chooseCores(): Cores {
  const pinned = [0, 1].every((core) => spawnSync('taskset', ['-c', `${core}`, 'true']).status === 0);
  if (!pinned) return { server: [], generator: [], pinned };
  return { server: ['taskset', '-c', '1'], generator: ['taskset', '-c', '0'], pinned };
}

/** One line for the report: what the numbers were measured on. */
export function describeMachine(): string {
  return `node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores`;
}
