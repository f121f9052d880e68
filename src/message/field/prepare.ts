import type { XmlRecord } from '../../xml/index.js';
import type { Fields } from './field.js';

/** Puts what is read from `record` into `target`. */
export type Fill = (record: XmlRecord, target: Record<string, unknown>) => void;

/** Prepares the reading of `fields` once, because it runs for every callback. */
export function prepare(fields: Fields): Fill {
  const entries = Object.entries(fields);
  return (record, target) => {
    for (const [key, field] of entries) {
      const value = read(record, field);
      if (value !== undefined) target[key] = value;
    }
  };
}

function read(record: XmlRecord, field: Fields[string]): unknown {
  for (const name of field.wire) {
    const element = record[name];
    const value = element === undefined ? undefined : field.decode(element);
    if (value !== undefined) return value;
  }
  return field.missing?.();
}
