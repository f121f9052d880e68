import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadHostConfig } from '../../src/host/index.js';
import { ConfigError } from '../../src/index.js';

/** A folder for config files and what they name. */
export class ConfigFolder {
  readonly path: string = mkdtempSync(join(tmpdir(), 'host-config-'));

  /** Writes a file, JSON unless it is given as text. Answers its path. */
  readonly write = (name: string, content: unknown): string => {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** What is wrong with a config file, each with its place. */
export async function problemsOf(path: string, environment = {}): Promise<string[]> {
  try {
    await loadHostConfig(path, { environment });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ option, message }) => `${option}: ${message}`);
    throw error;
  }
  return [];
}
