import { wholeNumber } from '#server/http/schema.ts';

/** Which part of a list is wanted. */
export const pageQuery = {
  limit: wholeNumber(1, 100, 20).meta({ description: '1 to 100.', example: 20 }),
  offset: wholeNumber(0, 1_000_000, 0).meta({ description: 'How many to pass over.', example: 0 }),
};
