import type { Readable } from 'node:stream';

/** Drops a body nobody will read and frees its connection. */
export function discardBody(body: Readable): void {
  // Destroying a body that is still arriving makes it emit an error, which would end the process unheard.
  body.on('error', () => {});
  body.destroy();
}
