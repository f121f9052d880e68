/** Says what is wrong with a corp id. */
export function corpIdProblem(corpId: string): string | undefined {
  return isPrintableAscii(corpId)
    ? undefined
    : 'may not hold blanks or characters beyond ASCII; copy CorpID (企业ID) again';
}

/** Says what is wrong with an app id. */
export function agentIdProblem(agentId: number): string | undefined {
  return Number.isInteger(agentId) && agentId >= 0 ? undefined : 'must be a whole number; copy AgentId again';
}

/** Says what is wrong with a secret; never repeats it. */
export function secretProblem(secret: string): string | undefined {
  return isPrintableAscii(secret)
    ? undefined
    : 'may not hold blanks or characters beyond ASCII; copy Secret from the app page again';
}

/** Says what is wrong with an origin such as `https://qyapi.weixin.qq.com`. */
export function originProblem(value: string): string | undefined {
  const url = httpUrl(value);
  if (url === undefined) return 'must be an address with http:// or https://, e.g. https://qyapi.weixin.qq.com';
  const { pathname, search, hash, username, password } = url;
  if (username !== '' || password !== '') return 'may not hold credentials';
  return pathname === '/' && search === '' && hash === ''
    ? undefined
    : `must end after host and port; remove what follows ${url.origin}`;
}

/** Says what is wrong with the address of a proxy; never repeats it, since it may hold a password. */
export function proxyProblem(value: string): string | undefined {
  const url = httpUrl(value);
  if (url === undefined) return 'must be an address such as http://proxy.example:3128';
  return isEncoded(url.username) && isEncoded(url.password)
    ? undefined
    : 'has a "%" in its name or password that begins no escape; write it as %25';
}

/** What a logger must be able to do. */
export const LOGGER_METHODS = ['debug', 'info', 'warn', 'error'] as const;

const LEVELS: ReadonlySet<string> = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

/** Says what is wrong with a log level. */
export function levelProblem(level: string): string | undefined {
  return LEVELS.has(level) ? undefined : `must be one of ${[...LEVELS].join(', ')}`;
}

function isPrintableAscii(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** Tells whether the escapes in a part of an address can be resolved. */
function isEncoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

function httpUrl(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

/** Says what is wrong with a port. */
export function portProblem(port: number): string | undefined {
  return Number.isInteger(port) && port >= 0 && port <= 65535
    ? undefined
    : 'must be a whole number from 0 to 65535; 0 picks a free port';
}

/** Says what is wrong with an address to bind. */
export function hostProblem(host: string): string | undefined {
  return /^[\x21-\x7e]{1,253}$/.test(host) && !/[/?#@]/.test(host)
    ? undefined
    : 'must be an address of this machine, e.g. 127.0.0.1, or 0.0.0.0 for all of them';
}

/** Makes a check that a number is whole and not below `least`. @param noun what is counted, e.g. `milliseconds` */
export function wholeFrom(least: number, noun: string): (value: number) => string | undefined {
  return (value) =>
    Number.isInteger(value) && value >= least ? undefined : `must be a whole number of ${noun}, ${least} at least`;
}
