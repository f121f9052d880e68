import { z } from 'zod';

/** The answer to a push that was accepted. */
export const acceptedSchema = z
  .object({
    id: z.string(),
    state: z.literal('accepted'),
    url: z.string().meta({ description: 'Where its state is: GET it with the same key.' }),
  })
  .meta({ title: 'Accepted' });
