import { systemClock } from '../../clock/index.js';
import { defaultLogger, safeLogger } from '../../logger/index.js';
import { type ClaimedName, claimGatewayName } from '../gateway-name.js';
import { Idempotency, PushAcceptor } from './accept/index.js';
import { PushWorker } from './job/index.js';
import type { PushGateway } from './push-gateway.js';
import type { PushGatewayOptions } from './push-gateway-options.js';
import { PushTargets } from './push-targets.js';
import { PushRecords } from './record/index.js';

/** Milliseconds that `close` waits for pushes under way. */
const GRACE = 10_000;
const CONCURRENCY = 8;

/**
 * What the push gateway does behind its routes: keeps pushes, sends them in the background, and knows how they are
 * going. What it accepts is in the outbox before its caller hears of it, so a restart loses nothing.
 */
export class PushCore implements PushGateway {
  readonly acceptor: PushAcceptor;
  readonly records: PushRecords;
  readonly targets: PushTargets;
  readonly #worker: PushWorker;
  readonly #name: ClaimedName;

  /** @throws {ConfigError} when the name cannot be used */
  constructor(options: PushGatewayOptions) {
    const {
      apps,
      robots = new Map(),
      backend,
      name = 'push',
      concurrency = CONCURRENCY,
      clock = systemClock,
    } = options;
    const logger = safeLogger(options.logger ?? defaultLogger());
    const targets = new PushTargets(apps, robots);
    const records = new PushRecords(backend.store, name);
    this.#name = claimGatewayName(backend, 'push', name);
    const outbox = backend.outbox(this.#name.outbox);
    const worker = new PushWorker({ outbox, records, targets, clock, logger, concurrency });
    const idempotency = new Idempotency(backend.store, name);
    this.acceptor = new PushAcceptor({ worker, records, idempotency, targets, clock });
    this.records = records;
    this.targets = targets;
    this.#worker = worker;
  }

  /** Sends what is owed, also from an earlier run, from now on. */
  start(): void {
    this.#worker.start();
  }

  async close(grace: number = GRACE): Promise<void> {
    await this.#worker.close(grace);
    this.#name.release();
  }
}
