import type { ConfigProblem } from '../../errors/index.js';
import { unknownOptions } from '../../options/index.js';
import { FILE_OPTIONS } from '../known-options.js';
import type { ConfigDraft } from './config-draft.js';
import { isRecord } from './is-record.js';

/** Reads `{ apps: [ … ] }`, whose names are those of the options in code. */
export function readAppsShape(config: Readonly<Record<string, unknown>>): ConfigDraft {
  const problems: ConfigProblem[] = [...unknownOptions(config, FILE_OPTIONS)];
  const { apps, ...options } = config;
  if (!Array.isArray(apps)) problems.push({ option: 'apps', message: 'must be a list of apps' });
  const read = (Array.isArray(apps) ? apps : []).map((app: unknown, index) => {
    const path = `apps[${index}]`;
    if (isRecord(app)) problems.push(...kindProblems(app, path));
    else problems.push({ option: path, message: 'must be an object with the settings of an app' });
    return isRecord(app) ? withoutUndefined(app) : {};
  });
  return {
    // Whether they are of the right type is seen when they are checked.
    options: withoutUndefined(options),
    apps: read,
    placeOfHost: (option) => option,
    placeOfApp: (index, option) => `apps[${index}].${option}`,
    problems,
    warnings: [],
  };
}

/** What the check of an app's settings takes on trust, since the compiler sees it in code. */
function kindProblems(app: Readonly<Record<string, unknown>>, path: string): readonly ConfigProblem[] {
  const { type, options, handlers } = app;
  const problems: ConfigProblem[] = [];
  const report = (option: string, message: string): void =>
    void problems.push({ option: `${path}.${option}`, message });
  if (type !== undefined && typeof type !== 'string') report('type', 'must be the name of a type, or of a module');
  if (options !== undefined && !isRecord(options)) report('options', 'must be an object');
  if (typeof handlers === 'string') report('handlers', 'are code; name the module that exports them by type');
  return problems;
}

/** What could not be resolved is as if it were not there. */
function withoutUndefined(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
