#!/usr/bin/env node
import { processShell } from './process-shell.js';
import { run } from './run.js';

process.exitCode = await run(process.argv.slice(2), processShell());
