import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { ConfigError, type ConfigProblem } from '../../errors/index.js';
import type { Environment } from '../../options/index.js';
import { hostProblems } from '../host-problems.js';
import type { HostedAppOptions } from '../hosted-app-options.js';
import { appType } from '../types/index.js';
import type { ConfigDraft } from './config-draft.js';
import { importAnew } from './import-file.js';
import { importHandlers } from './import-handlers.js';
import { isRecord } from './is-record.js';
import type { LoadedHostConfig } from './loaded-host-config.js';
import { parseJson } from './parse-json.js';
import { readAgentsShape } from './read-agents-shape.js';
import { readAppsShape } from './read-apps-shape.js';
import { References } from './references.js';

export interface LoadOptions {
  /** Where references in the file, and settings that it does not give, come from; `process.env`. */
  readonly environment?: Environment;
}

/**
 * Reads the config file of a host, `wecom.config.ts`, `.js`, `.mjs` or `.json`, with the modules that it names, and
 * checks everything that can be checked without starting anything.
 *
 * @example
 * const host = new WecomHost(await loadHostConfig('wecom.config.json'));
 * @throws ConfigError naming every setting that is missing or wrong, with its place in the file
 */
export async function loadHostConfig(path: string, options: LoadOptions = {}): Promise<LoadedHostConfig> {
  const file = resolve(path);
  const environment = options.environment ?? process.env;
  const references = new References(environment);
  const config = references.resolve(await readConfig(file));
  if (!isRecord(config)) throw problemsIn(file, [{ option: '', message: 'must hold an object' }]);
  const draft = 'agents' in config ? readAgentsShape(config) : readAppsShape(config);
  const modules = await importTypes(draft, dirname(file));
  const problems = [
    ...references.problems,
    ...draft.problems,
    ...modules.problems,
    ...hostProblems({ ...draft.options, apps: modules.apps, environment }, draft),
  ];
  if (problems.length > 0) throw problemsIn(file, problems);
  const { apps, files } = modules;
  return { ...draft.options, apps, environment, file, files: [file, ...files], warnings: draft.warnings };
}

async function readConfig(file: string): Promise<unknown> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw problemsIn(file, [{ option: '', message: 'is not there' }]);
  if (found.isDirectory()) throw problemsIn(file, [{ option: '', message: 'is a folder; name the file in it' }]);
  const isJson = file.endsWith('.json');
  try {
    if (isJson) return parseJson(await readFile(file, 'utf8'));
    const exports = await importAnew(file);
    return exports.default ?? exports;
  } catch (error) {
    throw problemsIn(file, [{ option: '', message: reasonOf(error) }], isJson ? {} : { cause: error });
  }
}

interface ImportedTypes {
  readonly apps: readonly HostedAppOptions[];
  readonly files: readonly string[];
  readonly problems: readonly ConfigProblem[];
}

/** Puts the handlers of a module in the place of its name. */
async function importTypes({ apps, placeOfApp }: ConfigDraft, folder: string): Promise<ImportedTypes> {
  const files = new Set<string>();
  const problems: ConfigProblem[] = [];
  const withHandlers: HostedAppOptions[] = [];
  for (const [index, app] of apps.entries()) {
    const { type, ...rest } = app;
    if (typeof type !== 'string' || appType(type) !== undefined) {
      withHandlers.push(app);
      continue;
    }
    try {
      const { handlers, file } = await importHandlers(type, folder);
      files.add(file);
      withHandlers.push({ ...rest, handlers });
    } catch (error) {
      problems.push({ option: placeOfApp(index, 'type'), message: reasonOf(error) });
      withHandlers.push(rest);
    }
  }
  return { apps: withHandlers, files: [...files], problems };
}

/** One problem a place, the first, of which others may be only consequences. */
function problemsIn(file: string, problems: readonly ConfigProblem[], options?: ErrorOptions): ConfigError {
  const byPlace = new Map<string, ConfigProblem>();
  for (const problem of problems) if (!byPlace.has(problem.option)) byPlace.set(problem.option, problem);
  const name = basename(file);
  const named = [...byPlace.values()].map((problem) => ({ ...problem, option: `${name} ${problem.option}`.trim() }));
  return new ConfigError(named, options);
}

/** The first line; the rest is for who looks at the cause. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return error.problems.map(({ message }) => message).join('; ');
  const message = error instanceof Error ? error.message : String(error);
  const [line] = message.split('\n', 1);
  if (error instanceof SyntaxError) return `${line}`;
  // Where a TypeScript file stops being one stands further down.
  const [, row] = /:(\d+):\d+\s*$/.exec(message) ?? [];
  const place = row === undefined ? '' : ` (line ${row})`;
  return `cannot be loaded: ${line?.trim()}${place}`;
}
