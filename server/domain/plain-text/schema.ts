import { z } from 'zod';

/** Text as it can be stored: PostgreSQL holds no NUL, and half of a surrogate pair becomes U+FFFD. */
export const PlainText = z
  .string()
  .regex(/^[^\0]*$/, 'must not contain NUL characters')
  .overwrite((text) => text.toWellFormed());
