import { usageError } from '../cli-error.js';
import { findFile } from '../find-file.js';
import { readStdin } from '../read-stdin.js';
import type { Shell } from '../shell.js';
import type { Content } from './content.js';
import type { SendOptions } from './send-options.js';

const NO_TEXT = 'give the text as an argument or on standard input, or a file with --file or --image';

/**
 * Finds what is to be sent.
 *
 * @throws CliError when there is nothing, or more than one thing
 */
export async function readContent(shell: Shell, text: string | undefined, options: SendOptions): Promise<Content> {
  const { file, image } = options;
  const path = file ?? image;
  if (path === undefined) {
    const content = text === undefined || text === '-' ? await readStdin(shell, NO_TEXT) : text;
    if (content.trim() === '') throw usageError(`the text is empty; ${NO_TEXT}`);
    // The line end that `echo` adds is not meant.
    return { kind: options.markdown ? 'markdown' : 'text', text: content.replace(/\r?\n$/, '') };
  }
  if (text !== undefined) throw usageError('send a text and a file with two commands');
  return { kind: file === undefined ? 'image' : 'file', path: await findFile(shell, path) };
}
