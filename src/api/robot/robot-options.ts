import { levelProblem, SettingReader } from '../../options/index.js';
import { type NetworkOptions, type NetworkSettings, resolveNetworkSettings } from '../settings/index.js';

/** Settings of a `GroupRobot`. What is not given is taken from the environment, then from the default. */
export interface GroupRobotOptions extends NetworkOptions {
  /**
   * The key of the robot, or its whole webhook URL, which also says where the server API is; `WECOM_ROBOT_KEY`.
   * Required. Whoever knows it can write to the group: treat it as a password.
   */
  readonly key?: string;
}

/** The settings of a robot, complete and checked. */
export interface RobotSettings extends NetworkSettings {
  readonly key: string;
}

const KEY = /^[\w-]+$/;

/**
 * Completes and checks the settings of a robot.
 * @throws {ConfigError} naming every setting that is missing or wrong
 */
export function resolveRobotSettings(options: GroupRobotOptions): RobotSettings {
  const read = new SettingReader(options.environment ?? process.env);
  const missing = 'is missing; take the webhook URL from the robot in the group';
  const given = read.text('key', 'WECOM_ROBOT_KEY', options.key, missing, keyProblem);
  const url = webhookUrl(given);
  const level = read.optionalText('logger', 'WECOM_APP_LOG_LEVEL', undefined, levelProblem);
  const network = resolveNetworkSettings(
    url === undefined || options.apiBase !== undefined ? options : { ...options, apiBase: url.origin },
    read,
    level,
  );
  read.finish();
  return { ...network, key: url?.searchParams.get('key') ?? given };
}

/** Never repeats the key. */
function keyProblem(value: string): string | undefined {
  const key = webhookUrl(value)?.searchParams.get('key') ?? value;
  return KEY.test(key) ? undefined : 'must be the webhook URL of the robot, or the value after "key=" in it';
}

function webhookUrl(value: string): URL | undefined {
  return /^https?:\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined;
}
