import type { XmlValue } from '../../xml/index.js';

/** Reads what one element holds; `undefined` when it holds nothing of this kind. Never throws. */
export type Decoder<T> = (value: XmlValue) => T | undefined;

/** How a property that is always there is read. */
export interface Field<T> {
  /** The element's name, then the other spellings seen on the wire; the first that holds a T counts. */
  readonly wire: readonly string[];
  readonly decode: Decoder<T>;
  /** What the property is when no element holds a T. */
  readonly missing: () => T;
}

/** How a property that may be absent is read. Made by `optional`. */
export interface OptionalField<T> {
  readonly wire: readonly string[];
  readonly decode: Decoder<T>;
  readonly missing?: undefined;
}

/**
 * What a table must say about the interface T: for each required property a `Field` of its type, for each optional
 * one an `OptionalField`, and nothing else. A property forgotten, invented or of another type does not compile.
 */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalField<Exclude<T[K], undefined>> : Field<T[K]>;
};

/** Fields by property name, whatever they hold. */
export type Fields = Readonly<Record<string, Field<unknown> | OptionalField<unknown>>>;
