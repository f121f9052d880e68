import { appName } from '../../app/index.js';
import { ConfigError, type ConfigProblem } from '../../errors/index.js';
import { resolveAppConfig, unknownOptions } from '../../options/index.js';
import type { HostedAppOptions } from '../hosted-app-options.js';
import { HOST_OPTIONS, HOSTED_APP_OPTIONS } from '../known-options.js';
import { appType, appTypeNames } from '../types/index.js';
import { sharedVariable } from './app-environment.js';
import { type AppEntry, appOptions, type OptionPlace, type SharedParts } from './app-parts.js';
import { conflictsOf } from './conflicts-of.js';
import { isSamePath } from './is-same-path.js';

/** Letters and digits of any alphabet, since people name apps. */
const NAME = /^[\p{L}\p{N}_.-]{1,64}$/u;

/**
 * Completes and checks the settings of all apps of a host, each by itself and all together.
 *
 * @throws ConfigError naming every setting that is missing or wrong
 */
export function resolveApps(
  definitions: readonly HostedAppOptions[],
  shared: SharedParts,
  place: OptionPlace,
): readonly AppEntry[] {
  if (!Array.isArray(definitions)) throw new ConfigError([{ option: 'apps', message: 'must be a list of apps' }]);
  const problems: ConfigProblem[] = [];
  const entries: (AppEntry | undefined)[] = definitions.map((definition: HostedAppOptions, index) => {
    const at = (option: string): string => place(index, option);
    if (typeof definition !== 'object' || definition === null) {
      problems.push({ option: `apps[${index}]`, message: 'must be an object with the settings of an app' });
      return undefined;
    }
    problems.push(...ownProblems(definition, at));
    try {
      const config = resolveAppConfig(appOptions(knownOf(definition), shared));
      const { name = appName(config), textSenderPath } = definition;
      if (typeof textSenderPath === 'string' && isSamePath(textSenderPath, config.path)) {
        problems.push({ option: at('textSenderPath'), message: 'is the callback path of the same app' });
      }
      return { name, definition: { ...definition, name }, config };
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems.map((problem) => ofApp(problem, at)));
      return undefined;
    }
  });
  problems.push(...conflictsOf(entries, place));
  if (problems.length > 0) throw new ConfigError(problems);
  return entries.filter((entry) => entry !== undefined);
}

/** A problem of an app by itself, in the words of the host's settings. */
export function ofApp({ option, variable, message }: ConfigProblem, at: (option: string) => string): ConfigProblem {
  const shared = sharedVariable(variable);
  return { option: at(option), message, ...(shared === undefined ? {} : { variable: shared }) };
}

/** Without what is told already: the app itself would not know it either. */
function knownOf(definition: HostedAppOptions): HostedAppOptions {
  return Object.fromEntries(Object.entries(definition).filter(([name]) => Object.hasOwn(HOSTED_APP_OPTIONS, name)));
}

function ownProblems(definition: HostedAppOptions, at: (option: string) => string): readonly ConfigProblem[] {
  const { name, type, handlers, textSenderPath } = definition;
  const problems = unknownOptions(definition, HOSTED_APP_OPTIONS).map(({ option, message }): ConfigProblem => {
    const isHosts = Object.hasOwn(HOST_OPTIONS, option);
    return { option: at(option), message: isHosts ? 'belongs to the host, once for all its apps' : message };
  });
  const report = (option: string, message: string): void => void problems.push({ option: at(option), message });
  if (name !== undefined && !(typeof name === 'string' && NAME.test(name))) {
    report('name', 'must be 1 to 64 letters, digits, ".", "_" or "-"');
  }
  if (type !== undefined && handlers !== undefined) report('type', 'is given besides handlers; leave out one of them');
  if (type !== undefined && appType(type) === undefined) {
    report('type', `is no type that is registered; there are ${appTypeNames().join(', ')}`);
  }
  if (textSenderPath !== undefined && !(typeof textSenderPath === 'string' && /^\/[^?#\s]*$/.test(textSenderPath))) {
    report('textSenderPath', 'must be a path that begins with "/"');
  }
  return problems;
}
