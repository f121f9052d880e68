import { createInterface } from 'node:readline/promises';
import type { Shell } from './shell.js';

/** Asks whoever sits at the terminal; anything but `y` or `yes`, and the end of the input, is a no. */
export async function confirm(shell: Shell, question: string): Promise<boolean> {
  shell.writeNote(`${question} [y/N] `);
  const lines = createInterface({ input: shell.stdin });
  try {
    for await (const line of lines) return /^y(?:es)?$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}
