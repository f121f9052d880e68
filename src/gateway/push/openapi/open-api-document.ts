import { problemResponses, pushPaths } from './push-paths.js';
import { pushSchemas } from './push-schemas.js';

const DESCRIPTION =
  'Sends messages of WeCom (企业微信) apps and group robots for other programs. A push is accepted at once and sent in ' +
  'the background; its id leads to its state. Errors are application/problem+json (RFC 9457).';

const SECURITY_SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer', description: 'The API key: Authorization: Bearer wak_…' },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'The API key, where Authorization is taken.',
  },
  githubSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Hub-Signature-256',
    description: 'Made by GitHub with the secret of the webhook.',
  },
} as const;

/**
 * The description of the push gateway (OpenAPI 3.1), made from the schemas that requests are held against.
 *
 * @param base the path that the gateway is mounted at
 * @param options `needsKey` is false while no key is configured, when only this machine is served
 */
export function openApiDocument(base: string, { needsKey }: { readonly needsKey: boolean }): object {
  return {
    openapi: '3.1.1',
    info: { title: 'WeCom push gateway', version: '1', description: DESCRIPTION },
    servers: [{ url: '/' }],
    security: needsKey ? [{ bearer: [] }, { apiKey: [] }] : [{}],
    paths: pushPaths(base),
    components: { schemas: pushSchemas(), responses: problemResponses(), securitySchemes: SECURITY_SCHEMES },
  };
}
