import type { Field, OptionalField } from './field.js';

/** Makes the property absent, rather than empty, when WeCom left the element out. */
export function optional<T>({ wire, decode }: Field<T>): OptionalField<T> {
  return { wire, decode };
}
