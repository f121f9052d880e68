import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { checkFailed, usageError } from '../cli-error.js';
import { diagnose, hasEchoStr, readCallbackSettings, readSealedText } from '../decrypt/index.js';
import { describeCommand } from '../describe-command.js';
import { fileFault } from '../file-fault.js';
import type { GlobalOptions, JsonOption } from '../global-options.js';
import { readEnvironment } from '../read-environment.js';
import { readStdin } from '../read-stdin.js';
import type { Shell } from '../shell.js';

interface DecryptOptions extends GlobalOptions, JsonOption {
  readonly query?: string;
  readonly file?: string;
}

const NO_BODY = 'give the body as an argument, with --file, or on standard input';

/** `decrypt`: shows what a callback says, and which setting does not fit it. */
export function decryptCommand(shell: Shell): Command {
  const command = new Command('decrypt')
    .description('decrypt a callback, a URL verification or a passive reply, or say which setting does not fit it')
    .argument('[body]', 'the XML as it was posted, or the text of Encrypt alone; - for standard input')
    .option('-q, --query <query>', 'msg_signature=…&timestamp=…&nonce=… or the whole URL, to check the token as well')
    .option('-f, --file <path>', 'read the body from a file')
    .option('--json', 'print JSON')
    .action(async (body: string | undefined) => {
      const options = command.optsWithGlobals<DecryptOptions>();
      const settings = readCallbackSettings(readEnvironment(shell, options));
      const sealed = readSealedText(options.query, await readBody(shell, body, options));
      const diagnosis = diagnose(sealed, settings);
      const { problem, text } = diagnosis;
      if (options.json) shell.printJson({ ok: problem === undefined, ...diagnosis });
      else if (text !== undefined) shell.print(text);
      if (problem !== undefined) throw checkFailed(options.json ? '' : problem);
      if (diagnosis.token === 'unknown') {
        shell.note('note: the token was not checked; that needs WECOM_APP_TOKEN and the query (--query)');
      }
      if (diagnosis.corpId === 'unknown') {
        shell.note(
          `note: the corpId was not checked; WECOM_APP_CORP_ID is not set, this is for ${diagnosis.receiveId}`,
        );
      }
    });
  return describeCommand(command, {
    examples: [
      "wecom-app-svr decrypt --query 'msg_signature=…&timestamp=…&nonce=…' --file body.xml",
      "cat body.xml | wecom-app-svr decrypt --query '/wecom_app_cb?msg_signature=…'",
      "wecom-app-svr decrypt --query 'msg_signature=…&timestamp=…&nonce=…&echostr=…'",
    ],
    ok: 'decrypted, and nothing found wrong',
    failed: 'token, key or corpId does not fit, or it is not a callback',
  });
}

async function readBody(shell: Shell, body: string | undefined, { file, query }: DecryptOptions): Promise<string> {
  if (body !== undefined && file !== undefined) throw usageError(NO_BODY);
  if (file !== undefined) return readNamed(resolve(shell.folder, file), file);
  if (body === '-' || (body === undefined && !hasEchoStr(query))) return readStdin(shell, NO_BODY);
  return body ?? '';
}

async function readNamed(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw usageError(`--file: ${name} cannot be read: ${fileFault(error)}`, { cause: error });
  }
}
