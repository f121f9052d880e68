import { readFileSync } from 'node:fs';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Two folders up from both `src/cli` and `dist/cli`. */
const own: PackageJson = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** This package as its package.json describes it. */
export const packageInfo: Pick<PackageJson, 'name' | 'version' | 'engines'> = own;

/** The range in which this package itself uses another one, for projects that shall work with the same. */
export function rangeOf(dependency: string): string {
  return own.dependencies[dependency] ?? own.devDependencies[dependency] ?? '*';
}
