import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether a module is the program that was started, rather than imported by another. */
export function isProgram(moduleUrl: string): boolean {
  const [, started = ''] = process.argv;
  // `tsx demo/echo` starts demo/echo.ts.
  const [file, program] = [fileURLToPath(moduleUrl), realpathOf(started)].map((path) => path.replace(/\.[jt]s$/, ''));
  return file === program;
}

function realpathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
