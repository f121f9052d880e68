export { type AppCredentials, type AppCredentialsOptions, appCredentials } from './app-credentials.js';
export { CredentialCache, type CredentialCacheOptions } from './credential-cache.js';
export type { ProvidedToken, TokenProvider } from './token-provider.js';
