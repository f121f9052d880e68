import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { WecomClient } from '../api/index.js';
import { ConfigError, WecomError } from '../errors/index.js';
import { defaultLogger, type Logger, safeLogger } from '../logger/index.js';
import { originProblem } from '../options/index.js';
import { signablePage } from './signable-page.js';

/** Settings of `jssdkRouter`. */
export interface JssdkRouterOptions {
  /** A client with an agent id: `app.api`, or a `WecomClient`. */
  readonly api: Pick<WecomClient, 'jssdk'>;
  /**
   * The origins whose pages are signed, e.g. `https://app.example.com`; their hosts must be trusted domains (可信域名) of
   * the app. Pages of one may ask a server on another.
   */
  readonly origins: readonly string[];
  /** Where lines go; a pino logger to standard output. */
  readonly logger?: Logger;
}

/**
 * Signs pages for the JS-SDK: `GET /config?url=` answers what `wx.config` takes (`appId`, `timestamp`, `nonceStr`,
 * `signature`), `GET /agent-config?url=` what `wx.agentConfig` takes (`corpid`, `agentid`, …). It signs the addresses of
 * pages of `origins` alone, and only such pages may ask: a signature lets its page act in the app's name.
 *
 * @example
 * site.use('/jssdk', jssdkRouter({ api, origins: ['https://app.example.com'] }));
 * @see https://developer.work.weixin.qq.com/document/path/90506
 * @throws {ConfigError} for `origins` that are none
 */
export function jssdkRouter({ api, origins, logger = defaultLogger() }: JssdkRouterOptions): Router {
  const allowed = checkOrigins(origins);
  const log = safeLogger(logger);
  const agentConfig = async (url: string): Promise<object> => {
    const { corpId, agentId, ...signed } = await api.jssdk.agentConfig(url);
    // `wx.agentConfig` spells these two its own way.
    return { corpid: corpId, agentid: agentId, ...signed };
  };
  return Router()
    .use(allowOrigin(allowed))
    .get(
      '/config',
      answerWith((url) => api.jssdk.config(url), allowed, log),
    )
    .get('/agent-config', answerWith(agentConfig, allowed, log));
}

function checkOrigins(origins: readonly string[]): ReadonlySet<string> {
  const problems = origins.flatMap((origin) => {
    const message = originProblem(origin);
    return message === undefined ? [] : [{ option: 'origins', message }];
  });
  if (origins.length === 0) problems.push({ option: 'origins', message: 'must name one origin at least' });
  if (problems.length > 0) throw new ConfigError(problems);
  return new Set(origins.map((origin) => new URL(origin).origin));
}

/** Turns other sites away, and lets the pages of allowed ones read the answers. */
function allowOrigin(allowed: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    response.set('Cache-Control', 'no-store').vary('Origin');
    // A page of this server asks without an origin. So may one of another site, but then the browser says that it is.
    const isForeign = origin === undefined ? site === 'cross-site' || site === 'same-site' : !allowed.has(origin);
    if (isForeign) {
      refuse(response, 403, 'foreign_origin', 'pages of this origin are not signed here');
      return;
    }
    if (origin !== undefined) response.set('Access-Control-Allow-Origin', origin);
    if (request.method !== 'OPTIONS') return next();
    response.set('Access-Control-Allow-Methods', 'GET').set('Access-Control-Allow-Headers', 'X-Requested-With');
    response.status(204).end();
  };
}

function answerWith(sign: (url: string) => Promise<object>, allowed: ReadonlySet<string>, log: Logger): RequestHandler {
  return async (request: Request, response: Response) => {
    const page = signablePage(request.url, allowed);
    if ('problem' in page) {
      refuse(response, 400, 'invalid_url', page.problem);
      return;
    }
    try {
      response.json(await sign(page.url));
    } catch (error) {
      if (!(error instanceof WecomError) || error instanceof ConfigError) throw error;
      log.error({ err: error }, 'WeCom gave no ticket to sign a page with');
      refuse(response, 502, 'wecom_unavailable', 'WeCom gave no ticket; the log of the server tells why');
    }
  };
}

function refuse(response: Response, status: number, error: string, message: string): void {
  response.status(status).json({ error, message });
}
