import { z } from 'zod';

/** A problem as it is answered: `application/problem+json` of RFC 9457, with `code`, `errors` and `requestId` added. */
export const problemSchema = z
  .object({
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.string().meta({ description: 'Stable and machine-readable; detail may be reworded, the code never is.' }),
    detail: z.string().meta({ description: 'What is wrong and what to do, for people.' }),
    errors: z
      .array(
        z.object({
          path: z.string().meta({ description: 'The member at fault, e.g. news[1].url; empty for the whole request.' }),
          message: z.string().meta({ description: 'What is wrong with it and what is allowed.' }),
        }),
      )
      .optional(),
    requestId: z.string().optional().meta({ description: 'Of the X-Request-Id header; the log names it, too.' }),
  })
  .meta({ title: 'Problem' });

export type ProblemBody = z.output<typeof problemSchema>;
