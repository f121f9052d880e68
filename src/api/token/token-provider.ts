/** What a central token service (中控服务) hands out. */
export interface ProvidedToken {
  readonly accessToken: string;
  /** How many seconds it is still valid for. Without it the provider is asked before every call. */
  readonly expiresIn?: number | undefined;
}

/**
 * Asks a central token service for the access token, in place of `gettoken`. Called by one caller at a time, and
 * only when the token last provided is about to run out or was refused; `refusedToken` is that one, so that the
 * service can tell whether it still has to renew it.
 */
export type TokenProvider = (request: { readonly refusedToken: string | undefined }) => Promise<ProvidedToken>;
