import type { FieldsOf } from '../field/index.js';
import type { EventBase } from './event-base.js';

/** The events of a family by name. Each must bear its own name. */
export type EventMapShape<M> = { readonly [E in keyof M]: { readonly event: E } };

/** The events with a ChangeType of a family, by name and ChangeType. Each must bear its own. */
export type ChangeEventMapShape<M> = {
  readonly [E in keyof M]: { readonly [C in keyof M[E]]: { readonly event: E; readonly changeType: C } };
};

/** One row per event: how its own fields are read. A row missing, extra or wrong does not compile. */
export type EventTable<M extends EventMapShape<M>> = { readonly [E in keyof M]: OwnFields<M[E]> };

/** The same per event and ChangeType. */
export type ChangeEventTable<M extends ChangeEventMapShape<M>> = {
  readonly [E in keyof M]: { readonly [C in keyof M[E]]: OwnFields<M[E][C]> };
};

type OwnFields<T> = FieldsOf<Omit<T, keyof EventBase | 'event' | 'changeType'>>;
