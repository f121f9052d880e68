import type { Decoder, Field } from './field.js';
import { decodeText } from './text.js';

/** A list that WeCom joins by commas into one text, `1,2,3`. What stands empty between commas is dropped. */
export function commaList<T>(wire: string, item: Decoder<T>): Field<readonly T[]> {
  const decode: Decoder<readonly T[]> = (value) =>
    decodeText(value)
      ?.split(',')
      .flatMap((part) => (part.trim() === '' ? [] : (item(part) ?? [])));
  return { wire: [wire], decode, missing: () => [] };
}
