import { Shell } from './shell.js';

/** The shell around this process. */
export function processShell(): Shell {
  const { stdin, stdout, stderr, env: environment } = process;
  // `wecom-app-svr trigger --list | head` closes the pipe before all is written: that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  return new Shell({ stdin, stdout, stderr, environment, folder: process.cwd() });
}
