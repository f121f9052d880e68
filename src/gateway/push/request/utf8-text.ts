import { z } from 'zod';
import { fitsUtf8 } from '../../../text/index.js';

/** A text that is not empty and has at most `limit` bytes in UTF-8. A JSON Schema can only count characters. */
export function utf8Text(limit: number) {
  const text = z.string().min(1, 'must not be empty');
  return text
    .refine((value) => fitsUtf8(value, limit), {
      error: ({ input }) => `has ${Buffer.byteLength(String(input))} bytes in UTF-8; at most ${limit} are possible`,
    })
    .meta({ maxLength: limit });
}

/** A text that is not empty and has at most `limit` characters. */
export function shortText(limit: number) {
  return z.string().min(1, 'must not be empty').max(limit);
}

/** A link with its scheme; WeCom takes at most 2048 bytes. */
export function link() {
  return utf8Text(2048).refine(
    (value) => /^[a-z][a-z0-9+.-]*:\/\//i.test(value),
    'must begin with a scheme such as https://',
  );
}
