import type { IncomingMessage } from 'node:http';

/** Remembers whose WeCom a browser is. Browsers keep cookies apart by host, not by port. */
const NAME = 'wecom_emulator_person';

/** The person that the browser was last, by `LoginPerson.id`. */
export function rememberedPerson({ headers }: IncomingMessage): string | undefined {
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([^;]*)`).exec(headers.cookie ?? '')?.[1];
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

/** The header that has the browser remember a person, or forget one. */
export function rememberPerson(id: string | undefined): { readonly 'Set-Cookie': string } {
  const value = id === undefined ? '; Max-Age=0' : encodeURIComponent(id);
  return { 'Set-Cookie': `${NAME}=${value}; Path=/; HttpOnly; SameSite=Lax` };
}
