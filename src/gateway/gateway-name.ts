import { ConfigError } from '../errors/index.js';
import type { StoreBackend } from '../store/index.js';

export type GatewayKind = 'push' | 'customer';

/** A name that a gateway has to itself in its process, until it is closed. */
export interface ClaimedName {
  /** What its outbox is called in the backend: the kind, and its own name where that says more. */
  readonly outbox: string;
  release(): void;
}

const NAME = /^[\w-]{1,64}$/;

const claimed = new WeakMap<StoreBackend, Set<string>>();

/**
 * Takes a name for a gateway on a backend. Two of a kind and name would take each other's jobs, and may know nothing of
 * each other's apps, robots or contacts; those of several processes are meant to.
 *
 * @throws {ConfigError} when it is no name, or another gateway of this process has it
 */
export function claimGatewayName(backend: StoreBackend, kind: GatewayKind, name: string): ClaimedName {
  if (!NAME.test(name)) throw invalidName('must be 1 to 64 letters, digits, "-" and "_"');
  const outbox = name === kind ? kind : `${kind}-${name}`;
  const taken = claimed.get(backend) ?? new Set();
  if (taken.has(outbox)) {
    const message = `is "${name}", as is that of another ${kind} gateway on this backend: they would take each other's jobs`;
    throw invalidName(`${message}; give each a name of its own, or close the other first`);
  }
  claimed.set(backend, taken.add(outbox));
  return { outbox, release: () => void taken.delete(outbox) };
}

function invalidName(message: string): ConfigError {
  return new ConfigError([{ option: 'name', message }]);
}
