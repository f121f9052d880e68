import { usageError } from './cli-error.js';
import type { Shell } from './shell.js';

/**
 * Reads standard input to its end.
 *
 * @param missing what to give instead, for a person at a terminal, who would otherwise wait for nothing
 * @throws CliError when nothing is piped in
 */
export async function readStdin({ stdin }: Shell, missing: string): Promise<string> {
  if (stdin.isTTY === true) throw usageError(missing);
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
