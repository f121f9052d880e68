import { type Environment, originProblem } from '../../options/index.js';

/** Where the server API is; `undefined` when the setting is wrong. */
export function apiBaseOf({ WECOM_APP_API_BASE: given }: Environment): string | undefined {
  if (given === undefined || given === '') return 'https://qyapi.weixin.qq.com';
  return originProblem(given) === undefined ? new URL(given).origin : undefined;
}
