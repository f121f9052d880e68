import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Sets headers and goes on; fits Express's `use` and node:http alike. */
export type PageHeaders = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/**
 * The headers of pages of our own: all they load comes from where they come from, nothing inline, and nobody else's
 * page can frame them. HSTS is left to whoever has the domain.
 */
export function pageHeaders(): PageHeaders {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}
