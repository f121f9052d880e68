import { type FieldInfo, fieldsOf } from './control.js';
import type { OpenApi, RequestExample, Schema } from './schema.js';

/** What the description says of a push, in the groups of the form. */
export interface PushForm {
  /** One of them is given: the fields of each way that a message can go. */
  readonly roads: readonly (readonly FieldInfo[])[];
  /** One of them is given. */
  readonly contents: readonly FieldInfo[];
  readonly options: readonly FieldInfo[];
  readonly examples: readonly RequestExample[];
  /** False while the gateway has no keys and serves its own machine. */
  readonly needsKey: boolean;
}

/** Reads the form from the description: `allOf` says which members exclude each other. */
export function pushFormOf(document: OpenApi): PushForm {
  const schema = document.components.schemas.PushRequest ?? {};
  const fields = fieldsOf(document, schema);
  const [contents = {}, roads = {}] = schema.allOf ?? [];
  const named = (names: readonly string[]) => names.flatMap((name) => fields.filter((field) => field.name === name));
  const contentFields = named(choicesOf(contents).flat());
  const roadFields = choicesOf(roads).map(named);
  const taken = new Set([...contentFields, ...roadFields.flat()]);
  return {
    roads: roadFields,
    contents: contentFields,
    options: fields.filter((field) => !taken.has(field)),
    examples: examplesOf(document),
    needsKey: !document.security.some((one) => Object.keys(one).length === 0),
  };
}

/** The names that each branch of a `oneOf` requires, in whatever combination. */
function choicesOf({ oneOf = [] }: Schema): readonly (readonly string[])[] {
  return oneOf.map(({ required = [], anyOf = [] }) => [...required, ...anyOf.flatMap((some) => some.required ?? [])]);
}

function examplesOf({ paths }: OpenApi): readonly RequestExample[] {
  const bodies = Object.values(paths).map(({ post }) => post?.requestBody?.content['application/json']?.examples);
  return Object.values(bodies.find((examples) => examples !== undefined) ?? {});
}
