import type { Clock } from '../../clock/index.js';
import type { CredentialName, Observer } from '../../observe/index.js';
import type { Credential } from './credential.js';

/** Fetches a credential. `refused` is the one that no longer works, when there is such. */
export type CredentialFetch = (refused: string | undefined) => Promise<Credential>;

/** Has the observer hear of each fetch. */
export function observedFetch(
  name: CredentialName,
  fetch: CredentialFetch,
  { clock, observer }: { readonly clock: Clock; readonly observer: Observer | undefined },
): CredentialFetch {
  if (observer?.credential === undefined) return fetch;
  return async (refused) => {
    const started = clock.now();
    const tell = (ok: boolean): void => observer.credential?.({ name, ok, durationMs: clock.now() - started });
    try {
      const credential = await fetch(refused);
      tell(true);
      return credential;
    } catch (error) {
      tell(false);
      throw error;
    }
  };
}
