import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ChildOptions {
  /** The compiled entry file. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** Options of node itself. */
  readonly execArgv?: readonly string[];
  /** Words to put before the command, e.g. to pin it to a core. */
  readonly prefix: readonly string[];
  /** Where its stdout goes: a file descriptor. What it says on stderr is shown. */
  readonly stdout: number;
}

/** What a process answers: its result, or why there is none. */
export type Reply<Result> = { readonly result: Result } | { readonly error: string };

/** A process of the benchmark: takes one order at a time and answers it. Ends when the channel is closed. */
export class Child {
  readonly #process: ChildProcess;

  constructor({ entry, args = [], execArgv = [], prefix, stdout }: ChildOptions) {
    const [command, ...rest] = [...prefix, process.execPath, ...execArgv, entry, ...args];
    this.#process = spawn(command ?? process.execPath, rest, { stdio: ['ignore', stdout, 'inherit', 'ipc'] });
  }

  /** Sends an order, if there is one to send, and waits for the answer. @throws Error when the process fails or ends */
  async ask<Result>(order?: object): Promise<Result> {
    if (order !== undefined) this.#process.send(order);
    const reply = await this.#nextReply<Result>();
    if ('error' in reply) throw new Error(reply.error);
    return reply.result;
  }

  /** Lets the process end and waits until it has. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    if (this.#process.connected) this.#process.disconnect();
    await exited;
  }

  async #nextReply<Result>(): Promise<Reply<Result>> {
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      return await Promise.race([
        once(this.#process, 'message', { signal }).then(([reply]) => reply),
        once(this.#process, 'exit', { signal }).then(([code]) => ({
          error: `a process of the benchmark ended with code ${code}`,
        })),
      ]);
    } finally {
      waiting.abort();
    }
  }
}
