import type { Request } from 'express';

/** Where the browser finds this server; `undefined` when the request does not say. */
export function publicOrigin(request: Request, origin: string | undefined): string | undefined {
  if (origin !== undefined) return origin;
  const said = `${request.protocol}://${request.host}`;
  // A proxy that is trusted may pass on whatever protocol a caller has made up.
  return request.host && /^https?:/.test(said) && URL.canParse(said) ? new URL(said).origin : undefined;
}

/** Whether a proxy stands in front of this server that Express was not told of: links would lead to the wrong place. */
export function hasUnknownProxy({ headers, app }: Request): boolean {
  const isForwarded = headers['x-forwarded-proto'] !== undefined || headers['x-forwarded-host'] !== undefined;
  return isForwarded && app.get('trust proxy') === false;
}
