import express, { type Express } from 'express';
import helmet from 'helmet';
import type { TrustedProxies } from '../http/index.js';

/**
 * An Express app as this package serves it: without the header that tells what it runs on, and with the headers that
 * protect pages and break none. Policies that depend on the pages are left to their author: which scripts they load
 * (CSP), whether the whole domain is HTTPS for good (HSTS).
 *
 * @param trusted decides `request.ip`, as it does for callbacks
 */
export function createExpressApp(trusted?: TrustedProxies): Express {
  const app = express();
  app.disable('x-powered-by');
  if (trusted !== undefined) app.set('trust proxy', trusted);
  app.use(HEADERS);
  return app;
}

const HEADERS = helmet({
  contentSecurityPolicy: false,
  strictTransportSecurity: false,
  // Pictures of cards and news (图文) are shown inside WeCom, by pages of another origin.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  // Leaves a window opened for a login in touch with the page that opened it.
  crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  // What browsers do by themselves; maps and other services look at the referrer to tell whose page it is.
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
});
