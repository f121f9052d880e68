/** The setting `store`, taken apart. */
export type StoreSetting =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'redis'; readonly url: string }
  | { readonly kind: 'wrong'; readonly problem: string };

/** Says what is wrong with the setting `store`; never repeats it, since it may hold a password. */
export function storeSettingProblem(setting: string): string | undefined {
  const parsed = parseStoreSetting(setting);
  return parsed.kind === 'wrong' ? parsed.problem : undefined;
}

export function parseStoreSetting(setting: string): StoreSetting {
  if (setting === 'memory:') return { kind: 'memory' };
  if (setting.startsWith('sqlite:')) return sqliteSetting(setting.slice('sqlite:'.length));
  if (/^rediss?:/.test(setting)) return redisSetting(setting);
  return wrong('must be memory:, sqlite:./data/wecom.db or redis://127.0.0.1:6379');
}

function sqliteSetting(path: string): StoreSetting {
  if (path === '' || /[/\\]$/.test(path)) return wrong('names no file after sqlite:, e.g. sqlite:./data/wecom.db');
  if (path === ':memory:') return wrong('is a file that no process can share; write memory: instead');
  // As addresses have it, two slashes would be followed by a host.
  if (/^\/\/(?!\/)/.test(path)) return wrong('has a path after sqlite:, not an address: sqlite:./data/wecom.db');
  return path.includes('\0') ? wrong('has a NUL in its path') : { kind: 'sqlite', path };
}

function redisSetting(setting: string): StoreSetting {
  const url = URL.canParse(setting) ? new URL(setting) : undefined;
  if (url === undefined || url.hostname === '') {
    return wrong('is no address such as redis://:password@127.0.0.1:6379/0; in the password write @ as %40, / as %2F');
  }
  if (!/^\/?\d*$/.test(url.pathname)) {
    return wrong('must end in the number of a database, e.g. redis://127.0.0.1:6379/0, or after the port');
  }
  return isEncoded(url.username) && isEncoded(url.password)
    ? { kind: 'redis', url: setting }
    : wrong('has a "%" in its name or password that begins no escape; write it as %25');
}

function wrong(problem: string): StoreSetting {
  return { kind: 'wrong', problem };
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
