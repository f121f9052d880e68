import { ConfigError } from '../errors/index.js';
import { listen, type RunningServer, requestTarget, writeResponse } from '../http/index.js';
import { answerOps, type OpsSources } from './answer-ops.js';

export interface OpsListenOptions extends OpsSources {
  /** The address to bind; `127.0.0.1`, since what is told here is for operators. */
  readonly host?: string;
  /** 0 for a free one. */
  readonly port: number;
}

/** What the settings of this port are called, in place of those of the callback port. */
const SETTINGS: Readonly<Record<string, { readonly option: string; readonly variable: string }>> = {
  port: { option: 'metricsPort', variable: 'WECOM_APP_METRICS_PORT' },
  host: { option: 'metricsHost', variable: 'WECOM_APP_METRICS_HOST' },
};

/**
 * Serves `/healthz`, `/readyz` and `/metrics` on a port of their own, apart from the one that the internet reaches.
 * Close it last, so that `/readyz` tells of the shutdown while there is one.
 *
 * @throws ConfigError when the address is taken, not allowed or not of this machine
 */
export async function listenForOps(options: OpsListenOptions): Promise<RunningServer> {
  const { host = '127.0.0.1', port } = options;
  try {
    return await listen(
      (request, response) => {
        const { path } = requestTarget(request.url ?? '/');
        answerOps(request.method ?? 'GET', path, options)
          .then((answer) => writeResponse(response, answer))
          .catch(() => response.destroy());
      },
      host,
      port,
    );
  } catch (error) {
    throw error instanceof ConfigError ? renamed(error) : error;
  }
}

function renamed({ problems, cause }: ConfigError): ConfigError {
  const ours = problems.map((problem) => ({ ...problem, ...SETTINGS[problem.option] }));
  return new ConfigError(ours, { cause });
}
