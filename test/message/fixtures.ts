import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { type EventBase, type Incoming, type MessageBase, readIncoming } from '../../src/message/index.js';
import { parseXml } from '../../src/xml/index.js';

const folder = new URL('../fixtures/', import.meta.url);

/** The payloads kept for a family, named after their wire tags: `click`, `change_contact.create_user`. */
export function fixtureNames(family: string): readonly string[] {
  return readdirSync(new URL(`${family}/`, folder)).map((file) => file.replace(/\.xml$/, ''));
}

/** The folders of payloads, one per family of messages or events. */
export const families = [
  'message',
  'application',
  'approval',
  'archive',
  'chain',
  'contact',
  'external-contact',
  'kf',
  'office',
  'school',
] as const;

export function readFixture(family: string, name: string): Incoming {
  const record = parseXml(readFileSync(new URL(`${family}/${name}.xml`, folder), 'utf8'));
  const { incoming, warning } = readIncoming(record);
  assert.equal(warning, undefined);
  assert.equal(incoming.raw, record);
  return incoming;
}

/** What a test must say of each event: everything but tags and common fields. */
export type Expected<M> = { readonly [E in keyof M]: Omit<M[E], keyof EventBase | 'event' | 'changeType'> };

/** The same by event and ChangeType. */
export type ExpectedChanges<M> = { readonly [E in keyof M]: Expected<M[E]> };

/** What a test must say of each message. */
export type ExpectedMessages<M> = { readonly [T in keyof M]: Omit<M[T], keyof MessageBase | 'msgType'> };

/** Compares what is read from a fixture with all that it must be; a key too many fails as well. */
export function checkFixture(family: string, name: string, tags: object, own: object): void {
  const { raw, ...rest } = readFixture(family, name);
  const common = {
    toUserName: 'wwcorp',
    fromUserName: raw.FromUserName ?? '',
    createTime: Number(raw.CreateTime),
  };
  assert.deepEqual(rest, { ...tags, ...common, ...own });
}

export function itReadsEvents(family: string, expected: Readonly<Record<string, object>>): void {
  for (const [event, own] of Object.entries(expected)) {
    it(`reads ${event}`, () => checkFixture(family, event, { msgType: 'event', event }, own));
  }
}

export function itReadsChanges(
  family: string,
  expected: Readonly<Record<string, Readonly<Record<string, object>>>>,
): void {
  for (const [event, changes] of Object.entries(expected)) {
    for (const [changeType, own] of Object.entries(changes)) {
      const tags = { msgType: 'event', event, changeType };
      it(`reads ${event} / ${changeType}`, () => checkFixture(family, `${event}.${changeType}`, tags, own));
    }
  }
}
