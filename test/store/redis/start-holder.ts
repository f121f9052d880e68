import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts `holder.ts`, and waits until it holds what it is to hold, for `hold` milliseconds after its death. */
export async function startHolder(
  url: string,
  prefix: string,
  what: 'lock' | 'jobs',
): Promise<{ readonly hold: number; kill(): Promise<void> }> {
  const script = fileURLToPath(new URL('holder.ts', import.meta.url));
  const holder = spawn(process.execPath, ['--import', 'tsx', script, url, prefix, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.race([
    once(holder.stdout, 'data'),
    once(holder, 'exit').then(([code]) => Promise.reject(new Error(`the holder ended with code ${code}`))),
  ]);
  return {
    hold: Number(String(said).replace('held ', '')),
    async kill() {
      const ended = once(holder, 'exit');
      holder.kill('SIGKILL');
      await ended;
    },
  };
}
