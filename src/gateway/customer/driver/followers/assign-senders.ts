import type { GatewayContact } from '../gateway-contact.js';

/** At most so many contacts in one mass message. */
const MOST_TOGETHER = 10_000;

/**
 * Groups contacts by the member who is to send to them: their first follower, so that nobody who is followed by two
 * members hears the same thing twice. Contacts without a follower stand alone.
 */
export function assignSenders(
  contactIds: readonly string[],
  contacts: ReadonlyMap<string, GatewayContact>,
): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const open = new Map<string, string[]>();
  for (const contactId of contactIds) {
    const sender = senderOf(contacts.get(contactId));
    const group = sender === undefined ? undefined : open.get(sender);
    if (group !== undefined && group.length < MOST_TOGETHER) {
      group.push(contactId);
      continue;
    }
    const begun = [contactId];
    groups.push(begun);
    if (sender !== undefined) open.set(sender, begun);
  }
  return groups;
}

/** Userid of the member who sends to this contact. */
export function senderOf(contact: GatewayContact | undefined): string | undefined {
  return contact?.followers?.[0]?.userId;
}
