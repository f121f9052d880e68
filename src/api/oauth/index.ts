export type { AuthorizeUrlRequest, LoginUrlRequest, QrLoginUrlRequest } from './login-url.js';
export { OAuthApi, type OAuthApiOptions } from './oauth-api.js';
export type { OAuthIdentity, OAuthMember, OAuthUserDetail, OAuthVisitor } from './oauth-identity.js';
