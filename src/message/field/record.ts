import type { Decoder, Field, Fields, FieldsOf } from './field.js';
import { prepare } from './prepare.js';
import { single } from './single.js';

/** One element with children of its own. */
export function record<T extends object>(wire: string, fields: FieldsOf<T>): Field<T> {
  const decode = decodeRecord(fields);
  return { wire: [wire], decode, missing: () => decode({}) as T };
}

/** The same for the entries of a list. */
export function decodeRecord<T extends object>(fields: FieldsOf<T>): Decoder<T> {
  const fill = prepare(fields as Fields);
  return (value) => {
    const one = single(value);
    if (one === undefined || typeof one === 'string') return undefined;
    const target: Record<string, unknown> = {};
    fill(one, target);
    return target as T;
  };
}
