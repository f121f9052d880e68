import { z } from 'zod';
import { problemSchema } from '../../http/index.js';
import { pushFormSchema } from '../form/index.js';
import { missedReceiversSchema, pushFailureSchema, pushRecordSchema } from '../record/index.js';
import { newsArticleSchema, pushRequestSchema, templateCardSchema, textCardSchema } from '../request/index.js';
import { acceptedSchema } from './accepted-schema.js';

/** The schemas of the description by their names; they are the ones that requests are held against. */
const registry = z.registry<{ id: string }>();

const SCHEMAS = {
  PushRequest: pushRequestSchema,
  PushForm: pushFormSchema,
  TextCard: textCardSchema,
  NewsArticle: newsArticleSchema,
  TemplateCard: templateCardSchema,
  PushAccepted: acceptedSchema,
  PushRecord: pushRecordSchema,
  PushFailure: pushFailureSchema,
  MissedReceivers: missedReceiversSchema,
  Problem: problemSchema,
} as const;

for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });

/** A reference to a schema of the description. */
export function schemaRef(id: keyof typeof SCHEMAS): { readonly $ref: string } {
  return { $ref: refTo(id) };
}

/** The schemas as JSON Schema of 2020-12, which OpenAPI 3.1 takes as it is. */
export function pushSchemas(): Readonly<Record<string, object>> {
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', io: 'input', uri: refTo });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}

function refTo(id: string): string {
  return `#/components/schemas/${id}`;
}
