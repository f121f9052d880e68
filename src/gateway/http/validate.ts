import type { z } from 'zod';
import { fieldProblems } from './field-problems.js';
import { invalidRequest } from './to-http-problem.js';

/**
 * Holds what a caller sent against its schema.
 * @throws {HttpProblem} 422 `invalid_request`, saying for each member at fault what is wrong and what is allowed
 */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw invalidRequest(fieldProblems(result.error.issues));
}
