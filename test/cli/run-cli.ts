import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { run } from '../../src/cli/run.js';
import { Shell } from '../../src/cli/shell.js';

const HERE = resolve('test/cli');

/** How a command ended and what it wrote. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What is piped in, or typed when it is a terminal; a terminal on which nobody types when absent. */
  readonly input?: string;
  /** The working directory; this one, which has no `.env`, when absent. */
  readonly folder?: string;
  /** Writes to a terminal with colours. */
  readonly isTerminal?: boolean;
  /** How wide that is. */
  readonly columns?: number;
}

/** Runs a command in this process, with streams of its own. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const stdout = new Recorder(options.isTerminal, options.columns);
  const stderr = new Recorder(options.isTerminal);
  const { input, environment = {}, folder = HERE, isTerminal = input === undefined } = options;
  const stdin = Object.assign(Readable.from(input === undefined ? [] : [input]), { isTTY: isTerminal });
  const code = await run(args, new Shell({ stdin, stdout, stderr, environment, folder }));
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Recorder extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns: number | undefined;

  constructor(isTTY = false, columns?: number) {
    super();
    this.isTTY = isTTY;
    this.columns = columns;
  }

  hasColors(): boolean {
    return true;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Starts the program as its user does, in a process of its own. */
export function spawnCli(args: readonly string[], { environment = {}, folder = HERE }: CliOptions = {}) {
  const { PATH, NODE_V8_COVERAGE } = process.env;
  const coverage = NODE_V8_COVERAGE === undefined ? {} : { NODE_V8_COVERAGE };
  const options = { cwd: folder, env: { PATH, ...coverage, ...environment }, timeout: 20_000 } satisfies SpawnOptions;
  const tsx = pathToFileURL(resolve('node_modules/tsx/dist/esm/index.mjs')).href;
  return spawn(process.execPath, ['--import', tsx, resolve('src/cli/main.ts'), ...args], options);
}

/** Runs the program to its end in a process of its own. */
export async function runProgram(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const child = spawnCli(args, options);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? '');
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}
