import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const COMPILERS = { '7': 'node_modules/typescript/bin/tsc', '5.9': 'node_modules/typescript-5/bin/tsc' } as const;

/** What lies in the repository's folder without being part of it. */
const NOT_COPIED = new Set(['.env', '.git', 'coverage', 'data', 'dist', 'node_modules', 'packages']);

/** The package as a user gets it: packed, and installed in an otherwise empty project. */
export class PackedPackage {
  /** Everything is in here. */
  readonly folder = mkdtempSync(join(tmpdir(), 'wecom-app-svr-'));
  readonly project = join(this.folder, 'project');
  /** Where npm installed it. */
  readonly installed = join(this.project, 'node_modules', 'wecom-app-svr');

  /** Packs a copy of the repository, which builds it anew, and installs the tarball from there. */
  async install(): Promise<void> {
    const copy = join(this.folder, 'repository');
    cpSync('.', copy, { recursive: true, filter: (path) => !NOT_COPIED.has(path) });
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    await npm(copy, 'pack', '--pack-destination', this.folder);
    cpSync('test/consumer/project', this.project, { recursive: true });
    const tarball = readdirSync(this.folder).find((file) => file.endsWith('.tgz')) ?? 'no tarball';
    await npm(this.project, 'install', join('..', tarball), '--prefer-offline', '--no-audit', '--no-fund');
  }

  /** Paths below the package, and what is in them. */
  files(): ReadonlyMap<string, string> {
    const entries = readdirSync(this.installed, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.sort().map((path) => [path.slice(this.installed.length + 1), readFileSync(path, 'utf8')]));
  }

  /** Compiles the project; answers what the compiler said, which is nothing when all is well. */
  async compile(compiler: keyof typeof COMPILERS, options: Readonly<Record<string, string>>): Promise<string> {
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    return this.node([resolve(COMPILERS[compiler]), ...flags]);
  }

  /** Runs node in the project; answers what it printed, why it failed included. */
  async node(args: readonly string[]): Promise<string> {
    const options = { cwd: this.project, env: environment(), timeout: 180_000 };
    try {
      const { stdout, stderr } = await run(process.execPath, args, options);
      return stdout + stderr;
    } catch (error) {
      // Its message holds what went to stderr.
      const { stdout, message } = error as Error & { stdout: string };
      return stdout + message;
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  await run('npm', args, { cwd, env: environment(), timeout: 90_000 });
}

/** The environment of this process without what would change how its children run. */
export function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:NODE_(?!EXTRA_CA)|WECOM_APP_)/.test(name)),
  );
}
