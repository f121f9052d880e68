export { ApiKey } from './api-key.js';
export { type ApiKeyMiddlewareOptions, apiKeyMiddleware, apiKeyOf, countRequest } from './api-key-middleware.js';
export type { ApiKeyOptions, KeyGrants, KeyRate, KeyRecipients, RecipientKind } from './api-key-options.js';
export { ApiKeys, type ApiKeysSettings } from './api-keys.js';
export { grantProblems } from './check-api-keys.js';
export { CredentialFailures } from './credential-failures.js';
export { type GeneratedApiKey, generateApiKey, hashApiKey } from './generate-api-key.js';
export { localRequestProblem } from './local-request-problem.js';
export { parseApiKeys } from './parse-api-keys.js';
