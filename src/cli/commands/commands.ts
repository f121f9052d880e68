import type { Command } from 'commander';
import type { Shell } from '../shell.js';
import { decryptCommand } from './decrypt-command.js';
import { keygenCommand } from './keygen-command.js';
import { sendCommand } from './send-command.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly ((shell: Shell) => Command)[] = [keygenCommand, decryptCommand, sendCommand];
