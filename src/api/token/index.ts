export type { Credential } from './credential.js';
export { CredentialCache, type CredentialCacheOptions } from './credential-cache.js';
export { type CredentialKeyParts, credentialKey } from './credential-key.js';
export { CredentialStore } from './credential-store.js';
export { accessTokenFetcher, toCredential } from './fetch-access-token.js';
export type { ProvidedToken, TokenProvider } from './token-provider.js';
