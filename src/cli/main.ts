#!/usr/bin/env node
import { run } from './run.js';
import { Shell } from './shell.js';

// `wecom-app-svr trigger --list | head` ends the pipe before we have written all: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { stdin, stdout, stderr, env: environment } = process;
process.exitCode = await run(
  process.argv.slice(2),
  new Shell({ stdin, stdout, stderr, environment, folder: process.cwd() }),
);
