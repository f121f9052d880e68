import type { RequestHandler } from 'express';
import helmet from 'helmet';

const SELF = "'self'";
const NONE = "'none'";

/**
 * Headers of everything that a gateway answers. A page loads its own files and talks to its own server, nothing else;
 * it cannot be framed, and no script or style stands in the HTML. Transport security (HSTS) is left to whoever has the
 * certificate.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [NONE],
        scriptSrc: [SELF],
        styleSrc: [SELF],
        imgSrc: [SELF, 'blob:', 'data:'],
        connectSrc: [SELF],
        fontSrc: [SELF],
        baseUri: [NONE],
        formAction: [NONE],
        frameAncestors: [NONE],
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}
