import { rename, writeFile } from 'node:fs/promises';

/** Writes a file so that whoever reads it, also after a crash, finds the old content or the new, never a part. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.tmp`;
  // Secrets of apps are in it, if only of emulated ones.
  await writeFile(unfinished, content, { mode: 0o600 });
  await rename(unfinished, path);
}
