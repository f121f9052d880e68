import { ConfigError, type ConfigProblem } from '../../errors/index.js';
import { type KnownOptions, unknownOptions } from '../../options/index.js';
import { type ApiKeyOptions, type KeyGrants, RECIPIENT_KINDS } from './api-key-options.js';
import { API_KEY_PREFIX } from './generate-api-key.js';

const SHA256 = /^[0-9a-f]{64}$/i;
/** One line of a log, whatever alphabet. */
const NAME = /^[^\p{Cc}\s][^\p{Cc}]{0,63}$/u;
/** A misspelt restriction would be none: the key could do more than was meant. */
const GRANTS: KnownOptions<KeyGrants> = { name: true, apps: true, recipients: true, rate: true };

const KINDS: ReadonlySet<string> = new Set(RECIPIENT_KINDS);

/**
 * Holds keys against what they must be: settings come from files, which no compiler has seen.
 * @param option what the list is called where it is set
 * @throws {ConfigError} naming every key that is wrong; never with a key in it
 */
export function checkApiKeys(keys: readonly ApiKeyOptions[], option: string): void {
  const problems = keys.flatMap((key, index) =>
    problemsOf(`${option}[${index}]`, key, keys.slice(0, index).filter(isObject)),
  );
  if (problems.length > 0) throw new ConfigError(problems);
}

function problemsOf(at: string, key: ApiKeyOptions, earlier: readonly ApiKeyOptions[]): readonly ConfigProblem[] {
  if (!isObject(key)) return [{ option: at, message: 'must be an object with name and hash' }];
  const hash = hashProblem(key.hash, earlier);
  const taken = earlier.map(({ name }) => name);
  const { hash: _hash, ...grants } = key;
  return [
    ...grantProblems(at, grants, taken),
    ...(hash === undefined ? [] : [{ option: `${at}.hash`, message: hash }]),
  ];
}

function isObject(key: unknown): boolean {
  return typeof key === 'object' && key !== null;
}

/**
 * Says what is wrong with the grants of a key, or of what stands for one.
 * @param at the option that holds them, e.g. `keys[0]`
 * @param taken names that others have
 */
export function grantProblems(at: string, grants: KeyGrants, taken: readonly string[]): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [...unknownOptions(grants, GRANTS, `${at}.`)];
  const report = (member: string, message: string | undefined): void => {
    if (message !== undefined) problems.push({ option: `${at}.${member}`, message });
  };
  report('name', nameProblem(grants.name, taken));
  report('apps', listProblem(grants.apps));
  report('rate', rateProblem(grants.rate));
  for (const [kind, ids] of Object.entries(grants.recipients ?? {})) {
    const unknown = `is no kind of recipient; known are ${[...KINDS].join(', ')}`;
    report(`recipients.${kind}`, KINDS.has(kind) ? listProblem(ids) : unknown);
  }
  return problems;
}

function nameProblem(name: unknown, taken: readonly string[]): string | undefined {
  if (typeof name !== 'string' || !NAME.test(name)) return 'must be 1 to 64 characters on one line';
  return taken.includes(name) ? 'is the name of another key; logs and limits tell keys apart by it' : undefined;
}

function hashProblem(hash: unknown, earlier: readonly ApiKeyOptions[]): string | undefined {
  const make = 'make both with "npx wecom-app-svr keygen --api"';
  if (typeof hash !== 'string') return `is missing; ${make}`;
  if (hash.startsWith(API_KEY_PREFIX)) return `is the key itself; its hash belongs here: ${make}, and take the key out`;
  if (!SHA256.test(hash)) return `must be the SHA-256 of the key in 64 hex digits; ${make}`;
  const isRepeat = earlier.some((other) => String(other.hash).toLowerCase() === hash.toLowerCase());
  return isRepeat ? 'is the hash of an earlier key; each caller needs a key of its own' : undefined;
}

/** An empty list is legal and closes what it stands for; a single text is most likely a slip. */
function listProblem(ids: unknown): string | undefined {
  const isList = Array.isArray(ids) && ids.every((id) => typeof id === 'string' || typeof id === 'number');
  return ids === undefined || isList ? undefined : 'must be a list of names or ids';
}

function rateProblem(rate: KeyGrants['rate']): string | undefined {
  if (rate === undefined) return undefined;
  const { requests, window = 1 } = rate;
  const isFine = Number.isInteger(requests) && requests > 0 && Number.isFinite(window) && window > 0;
  return isFine ? undefined : 'needs requests, a whole number above 0, and may have window, in milliseconds';
}
