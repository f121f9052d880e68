import type { Command } from 'commander';
import type { Shell } from '../shell.js';
import { decryptCommand } from './decrypt-command.js';
import { doctorCommand } from './doctor-command.js';
import { emulatorCommand } from './emulator-command.js';
import { initCommand } from './init-command.js';
import { keygenCommand } from './keygen-command.js';
import { sendCommand } from './send-command.js';
import { triggerCommand } from './trigger-command.js';
import { verifyCommand } from './verify-command.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly ((shell: Shell) => Command)[] = [
  initCommand,
  emulatorCommand,
  keygenCommand,
  doctorCommand,
  verifyCommand,
  triggerCommand,
  decryptCommand,
  sendCommand,
];
