import type { Clock } from '../../clock/index.js';
import type { Logger } from '../../logger/index.js';
import type { Observer } from '../../observe/index.js';
import type { TokenStore } from '../../store/index.js';
import type { ApiCaller } from '../caller/index.js';
import { accessTokenFetcher, toCredential } from './access-token-fetcher.js';
import { CredentialCache } from './credential-cache.js';
import { type CredentialKeyParts, credentialKey } from './credential-key.js';
import { CredentialStore } from './credential-store.js';
import { type CredentialFetch, observedFetch } from './observed-fetch.js';
import type { TokenProvider } from './token-provider.js';

/** The credentials of one app, each fetched when first needed. */
export interface AppCredentials {
  readonly accessToken: CredentialCache;
  readonly corpTicket: CredentialCache;
  readonly appTicket: CredentialCache;
}

export interface AppCredentialsOptions {
  readonly apiBase: string;
  readonly corpId: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tokenStore: TokenStore;
  readonly tokenProvider: TokenProvider | undefined;
  readonly observer: Observer | undefined;
}

/** @param caller asked for late: the caller itself needs the access token */
export function appCredentials(options: AppCredentialsOptions, caller: () => ApiCaller): AppCredentials {
  const { apiBase, corpId, secret, clock, logger, tokenStore, tokenProvider, observer } = options;
  const cache = (name: string, fetch: CredentialFetch, store: CredentialStore | undefined): CredentialCache =>
    new CredentialCache({ name, clock, logger, fetch, store });
  const stored = (kind: CredentialKeyParts['kind'], keySecret?: string): CredentialStore =>
    new CredentialStore(tokenStore, credentialKey({ kind, apiBase, corpId, secret: keySecret }), logger, [secret]);
  const ticket = (name: 'corp_ticket' | 'app_ticket', path: string, type?: string): CredentialFetch => {
    const fetch: CredentialFetch = async () => {
      const answer = await caller().call(path, { query: { type } });
      return toCredential(path, answer.ticket, answer.expires_in);
    };
    return observedFetch(name, fetch, options);
  };
  // Without a secret nothing tells two apps of the corp apart in the store; the provider is the store then.
  const ofApp = (kind: CredentialKeyParts['kind']): CredentialStore | undefined =>
    tokenProvider === undefined ? stored(kind, secret) : undefined;
  return {
    accessToken: cache(
      'access token',
      tokenProvider === undefined
        ? accessTokenFetcher({ caller, clock, corpId, secret, observer })
        : observedFetch('access_token', providedBy(tokenProvider), options),
      ofApp('access_token'),
    ),
    corpTicket: cache('corp ticket', ticket('corp_ticket', 'get_jsapi_ticket'), stored('corp_ticket')),
    appTicket: cache('app ticket', ticket('app_ticket', 'ticket/get', 'agent_config'), ofApp('app_ticket')),
  };
}

function providedBy(tokenProvider: TokenProvider): CredentialFetch {
  return async (refusedToken) => {
    const { accessToken, expiresIn } = await tokenProvider({ refusedToken });
    return toCredential('tokenProvider', accessToken, expiresIn);
  };
}
