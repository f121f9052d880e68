import { WecomClient } from '../../api/index.js';
import { ConfigError, type ConfigProblem } from '../../errors/index.js';
import type { Logger } from '../../logger/index.js';
import { type Environment, resolveAppConfig } from '../../options/index.js';
import type { Finding } from './finding.js';

/** What is needed to receive. */
const NEEDED = ['WECOM_APP_CORP_ID', 'WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'];
/** What an app can do without, and what it cannot do then. */
const OPTIONAL: Readonly<Record<string, string>> = {
  WECOM_APP_SECRET: 'it can receive and reply, but not call the server API',
  WECOM_APP_AGENT_ID: 'it cannot send messages by itself',
};

/** Says of each setting whether it is there and well-formed. Right or wrong is for WeCom to say. */
export function checkSettings(environment: Environment, logger: Logger): Finding[] {
  const problems = new Map(problemsOf(environment, logger).map((problem) => [problem.variable, problem]));
  const isSet = (variable: string): boolean => (environment[variable] ?? '') !== '';
  // An app that only receives needs no secret: that alone is no problem.
  if (!isSet('WECOM_APP_SECRET')) problems.delete('WECOM_APP_SECRET');
  const failures = [...problems.values()].map(({ variable, option, message }): Finding => {
    return { check: 'settings', status: 'fail', message: `${variable ?? option} ${message}` };
  });
  const missing = Object.entries(OPTIONAL)
    .filter(([variable]) => !isSet(variable))
    .map(([variable, effect]): Finding => {
      const fix = 'admin console > 应用管理 > the app: AgentId and Secret';
      return { check: 'settings', status: 'warn', message: `${variable} is missing: ${effect}`, fix };
    });
  const good = [...NEEDED, ...Object.keys(OPTIONAL)].filter((variable) => isSet(variable) && !problems.has(variable));
  const summary: Finding = { check: 'settings', status: 'ok', message: `well-formed: ${good.join(', ')}` };
  return [...(good.length === 0 ? [] : [summary]), ...failures, ...missing];
}

/** What the app and its client would say when they are made. */
function problemsOf(environment: Environment, logger: Logger): readonly ConfigProblem[] {
  return [
    ...problemsIn(() => resolveAppConfig({ environment, logger })),
    ...problemsIn(() => void new WecomClient({ environment, logger }).close()),
  ];
}

function problemsIn(make: () => void): readonly ConfigProblem[] {
  try {
    make();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
