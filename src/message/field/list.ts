import type { XmlValue } from '../../xml/index.js';
import type { Decoder, Field } from './field.js';
import { isRepeated } from './single.js';

/**
 * A list, be it of none, one or several elements. `DocId` reads elements repeated side by side; `ExtAttr/Item` those
 * within a wrapper, and when the wrapper repeats, those of all of them. An empty element is no entry.
 */
export function list<T>(path: string, item: Decoder<T>): Field<readonly T[]> {
  const [wire = path, ...inner] = path.split('/');
  const decode: Decoder<readonly T[]> = (value) => collect(value, inner, item, []);
  return { wire: [wire], decode, missing: () => [] };
}

function collect<T>(value: XmlValue, path: readonly string[], item: Decoder<T>, found: T[]): readonly T[] {
  if (isRepeated(value)) {
    for (const each of value) collect(each, path, item, found);
    return found;
  }
  const [step, ...rest] = path;
  if (step === undefined) {
    const entry = isBlank(value) ? undefined : item(value);
    if (entry !== undefined) found.push(entry);
    return found;
  }
  const child = typeof value === 'string' ? undefined : value[step];
  return child === undefined ? found : collect(child, rest, item, found);
}

function isBlank(value: XmlValue): boolean {
  return typeof value === 'string' && value.trim() === '';
}
