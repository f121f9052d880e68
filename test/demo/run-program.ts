import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Where it runs; a folder without `.env`, or that counts. */
  readonly folder: string;
  /** Interrupts it (Ctrl+C) once it has printed a line that begins so. */
  readonly until?: string;
}

export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a file of demo/ as a program, with nothing in its environment but what is given. */
export async function runProgram(
  file: string,
  args: readonly string[],
  { environment = {}, stdin = '', folder, until }: ProgramOptions,
): Promise<ProgramRun> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), resolve('demo', file), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...environment },
  });
  const printed = { stdout: '', stderr: '' };
  let isInterrupted = false;
  child.stdout.on('data', (chunk: Buffer) => {
    printed.stdout += chunk;
    if (until === undefined || isInterrupted || !`\n${printed.stdout}`.includes(`\n${until}`)) return;
    isInterrupted = child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    printed.stderr += chunk;
  });
  child.stdin.on('error', () => undefined).end(stdin);
  const code = await new Promise<number | null>((settle) => child.on('close', settle));
  return { code, ...printed };
}
