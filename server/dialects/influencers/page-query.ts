import { z } from 'zod';

const wholeNumber = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .default(usual);

/** Which part of a list is wanted. */
export const pageQuery = {
  limit: wholeNumber(1, 100, 20).meta({ description: '1 to 100.', example: 20 }),
  offset: wholeNumber(0, 1_000_000, 0).meta({ description: 'How many to pass over.', example: 0 }),
};
