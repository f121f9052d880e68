import type { Command } from 'commander';
import type { Shell } from '../shell.js';

/** Makes a command that writes to this shell. */
export type CommandFactory = (shell: Shell) => Command;

/** Every command in the order of the help, loaded when it is needed: most of them bring half of the package along. */
export const COMMANDS: ReadonlyMap<string, () => Promise<CommandFactory>> = new Map([
  ['init', async () => (await import('./init-command.js')).initCommand],
  ['emulator', async () => (await import('./emulator-command.js')).emulatorCommand],
  ['keygen', async () => (await import('./keygen-command.js')).keygenCommand],
  ['doctor', async () => (await import('./doctor-command.js')).doctorCommand],
  ['verify', async () => (await import('./verify-command.js')).verifyCommand],
  ['trigger', async () => (await import('./trigger-command.js')).triggerCommand],
  ['decrypt', async () => (await import('./decrypt-command.js')).decryptCommand],
  ['send', async () => (await import('./send-command.js')).sendCommand],
  ['serve', async () => (await import('./serve-command.js')).serveCommand],
  ['outbox', async () => (await import('./outbox-command.js')).outboxCommand],
]);
