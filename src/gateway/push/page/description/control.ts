import type { OpenApi, Schema } from './schema.js';

/**
 * How a field is entered: a line, a long text, several values, a switch, a file, the fields of an object whose members
 * are all texts, or JSON for everything deeper.
 */
export type Control = 'line' | 'text' | 'list' | 'switch' | 'file' | 'fields' | 'json';

/** A text that may be longer than this gets more than a line. */
const LINE = 256;

/** One field of the form. */
export interface FieldInfo {
  readonly name: string;
  readonly control: Control;
  readonly schema: Schema;
  readonly isRequired: boolean;
  /** The fields of an object. */
  readonly fields: readonly FieldInfo[];
}

/** Follows a reference. */
export function resolved(document: OpenApi, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}

/** The fields of an object, in its order. */
export function fieldsOf(document: OpenApi, { properties = {}, required = [] }: Schema): readonly FieldInfo[] {
  return Object.entries(properties).map(([name, given]) => {
    const schema = resolved(document, given);
    const control = controlOf(document, name, schema);
    const fields = control === 'fields' ? fieldsOf(document, schema) : [];
    return { name, control, schema, isRequired: required.includes(name), fields };
  });
}

function controlOf(document: OpenApi, name: string, schema: Schema): Control {
  if (document.components.schemas.PushForm?.properties?.[name]?.format === 'binary') return 'file';
  if (isList(schema)) return 'list';
  if (schema.enum !== undefined && schema.enum.length === 2 && schema.enum.includes(1)) return 'switch';
  if (schema.type === 'string') return (schema.maxLength ?? 0) > LINE && schema.maxLength !== 2048 ? 'text' : 'line';
  const members = Object.values(schema.properties ?? {});
  return members.length > 0 && members.every(({ type }) => type === 'string') ? 'fields' : 'json';
}

/** One or several texts or numbers. */
function isList({ type, items, anyOf = [] }: Schema): boolean {
  if (type === 'array') return items?.type === 'string';
  return anyOf.some((branch) => branch.type === 'array');
}
