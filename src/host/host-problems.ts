import { ConfigError, type ConfigProblem } from '../errors/index.js';
import type { Logger } from '../logger/index.js';
import { assertOptions } from '../options/index.js';
import type { WecomHostOptions } from './host-options.js';
import { type OptionPlace, resolveApps } from './registry/index.js';
import { resolveHostConfig } from './resolve-host-config.js';

/** Where the settings of a host stand. */
export interface OptionPlaces {
  readonly placeOfHost: (option: string) => string;
  readonly placeOfApp: OptionPlace;
}

/** Those of options in code. */
export const IN_CODE: OptionPlaces = {
  placeOfHost: (option) => option,
  placeOfApp: (index, option) => `apps[${index}].${option}`,
};

/** What is wrong with the settings of a host and of its apps, each and all together. */
export function hostProblems(
  options: WecomHostOptions,
  { placeOfHost, placeOfApp }: OptionPlaces,
): readonly ConfigProblem[] {
  assertOptions(options);
  const apps = options.apps ?? [];
  const environment = options.environment ?? process.env;
  const ofHost = problemsIn(() => resolveHostConfig({ logger: SILENT, ...options }));
  // A setting of the host that is wrong must not hide those of the apps.
  const config = resolveHostConfig({ logger: SILENT, environment: {} });
  const ofApps = problemsIn(() =>
    resolveApps(apps, { config: { ...config, environment }, store: 'memory:' }, placeOfApp),
  );
  return [...ofHost.map((problem) => ({ ...problem, option: placeOfHost(problem.option) })), ...ofApps];
}

function problemsIn(check: () => void): readonly ConfigProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

function quiet(): void {}

const SILENT: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => SILENT };
