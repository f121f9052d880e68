import type { RequestListener } from 'node:http';
import { listen, type RunningServer } from '../../http/index.js';
import { listenForOps, type OpsSources } from '../../ops/index.js';
import type { HostConfig } from '../host-options.js';

/** The ports that a host listens on. */
export interface OpenPorts {
  readonly server: RunningServer;
  /** Absent without a `metricsPort`; closed last, so that it tells of the shutdown while there is one. */
  readonly ops: RunningServer | undefined;
}

/**
 * Opens both ports, or none.
 *
 * @throws ConfigError when an address is taken, not allowed or not of this machine
 */
export async function openPorts(
  config: HostConfig,
  listener: RequestListener,
  sources: OpsSources,
): Promise<OpenPorts> {
  const { host, port, logger, maxConnections, metricsPort, metricsHost } = config;
  const ops =
    metricsPort === undefined ? undefined : await listenForOps({ host: metricsHost, port: metricsPort, ...sources });
  try {
    return { server: await listen(listener, host, port, { maxConnections, logger }), ops };
  } catch (error) {
    await ops?.close(0);
    throw error;
  }
}
