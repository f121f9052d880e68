import type { CatalogEvent } from '../../page-api/index.js';

/** An event's name on the wire, with its change type: one of a kind in the catalog. */
export function eventName({ event, changeType }: CatalogEvent): string {
  return changeType === undefined ? event : `${event} ${changeType}`;
}
