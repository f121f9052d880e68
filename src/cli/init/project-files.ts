import type { Project } from './project.js';
import { APP_SOURCE } from './templates/app-source.js';
import { APP_TEST } from './templates/app-test.js';
import { ENV_EXAMPLE } from './templates/env-example.js';
import { envFile } from './templates/env-file.js';
import { GIT_IGNORE } from './templates/git-ignore.js';
import { MAIN_SOURCE } from './templates/main-source.js';
import { packageJson } from './templates/package-json.js';
import { readme } from './templates/readme.js';
import { TS_CONFIG } from './templates/ts-config.js';

/** The files of a new project by their path in it. */
export function projectFiles(project: Project): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', packageJson(project)],
    ['tsconfig.json', TS_CONFIG],
    ['.gitignore', GIT_IGNORE],
    ['.env', envFile(project)],
    ['.env.example', ENV_EXAMPLE],
    ['README.md', readme(project)],
    ['src/app.ts', APP_SOURCE],
    ['src/main.ts', MAIN_SOURCE],
    ['test/app.test.ts', APP_TEST],
  ]);
}
