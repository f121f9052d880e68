import type { RequestListener } from 'node:http';
import { type OtherRequests, requestTarget } from '../../http/index.js';
import type { AppTable } from '../registry/index.js';
import { serveShared } from './serve-shared.js';
import type { StrangerEndpoint } from './stranger-endpoint.js';

/** What requests to a host can be for. */
export interface HostTargets {
  /** The apps of this moment: they may be others for the next request. */
  readonly table: AppTable;
  readonly strangers: StrangerEndpoint;
  /** Takes what is for no callback path. */
  readonly others: OtherRequests;
}

/**
 * A node:http listener that hands callbacks to their apps. Whatever befalls an app while it answers stays within it:
 * each has handlers, a queue, keys and a log of its own.
 */
export function hostListener(targets: HostTargets): RequestListener {
  return (request, response) => {
    const { path, query } = requestTarget(request.url ?? '/');
    const apps = targets.table.callbacksAt(path);
    if (apps === undefined) return targets.others(request, response);
    const [only] = apps;
    if (only !== undefined && apps.length === 1) void only.serve(request, response, query);
    else void serveShared(request, response, query, apps, targets.strangers);
  };
}
