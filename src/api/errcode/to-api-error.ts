import { ApiError } from '../../errors/index.js';
import { fromWire, type WireRecord } from '../wire/index.js';
import { describeErrCode } from './describe-err-code.js';

/** How `errmsg` names the address that the call came from. */
const CALLER_IP = /from ip: ([^,\s]+)/;
const UNTRUSTED_IP = 60020;

/** The error for an answer whose `errcode` is not 0. The answer must be free of secrets by now. */
export function toApiError(path: string, { errcode, errmsg, ...rest }: WireRecord): ApiError {
  const errCode = Number(errcode);
  const errMsg = typeof errmsg === 'string' ? errmsg : '';
  const callerIp = CALLER_IP.exec(errMsg)?.[1];
  const { code, meaning, hint } = describeErrCode(errCode);
  return new ApiError(code, {
    errCode,
    errMsg,
    path,
    meaning,
    hint: errCode === UNTRUSTED_IP ? trustHint(callerIp) : hint,
    callerIp,
    answer: fromWire<Record<string, unknown>>(rest),
  });
}

function trustHint(callerIp: string | undefined): string {
  return (
    `Add ${callerIp ?? 'the public address of this server'} to 企业可信IP of the app in the admin console ` +
    '(应用管理 > the app > 企业可信IP); it takes effect after about a minute. If the address changes, send through ' +
    'an egress proxy with a fixed one (httpsProxy, WECOM_APP_HTTPS_PROXY).'
  );
}
