import type { CatalogEvent, EventFields } from '../page-api/index.js';

/** An event of the reference with ready-made values for its own fields, and what the common ones are. */
export interface EventSample extends CatalogEvent {
  /** `FromUserName`: the member, `sys` for the platform, or no such element. */
  readonly sender: 'member' | 'sys' | undefined;
  /** Whether it belongs to an app and so carries an `AgentID`. */
  readonly hasAgentId: boolean;
}

/** The ChangeTypes of one event, each with title and fields. */
export type ChangeSamples = Readonly<Record<string, readonly [title: string, fields: EventFields]>>;

type Common = Pick<EventSample, 'sender' | 'hasAgentId'>;

/** From a member to an app. */
export const FROM_MEMBER: Common = { sender: 'member', hasAgentId: true };
/** From the platform to an app. */
export const FROM_SYSTEM: Common = { sender: 'sys', hasAgentId: true };
/** The same of the whole company. */
export const OF_COMPANY: Common = { sender: 'sys', hasAgentId: false };
/** What a member did outside any app. */
export const OF_MEMBER: Common = { sender: 'member', hasAgentId: false };

/** An event without ChangeType. */
export function sampleOf(common: Common, event: string, title: string, fields: EventFields = {}): EventSample {
  return { event, title, fields, ...common };
}

/** The events that share a name and differ in their ChangeType. */
export function changeSamplesOf(common: Common, event: string, changes: ChangeSamples): EventSample[] {
  return Object.entries(changes).map(([changeType, [title, fields]]) => ({
    event,
    changeType,
    title,
    fields,
    ...common,
  }));
}
