import { z } from 'zod';
import { PDF_REFUSALS } from '#server/kernel/pdf.ts';

const Said = z.string().nullable();

/** How it went, as the child says it. */
export const Report = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    pages: z.array(z.string()),
    metadata: z.object({
      title: Said,
      author: Said,
      subject: Said,
      creator: Said,
      producer: Said,
      createdAt: Said,
    }),
  }),
  z.object({ kind: z.literal('refused'), reason: z.enum(PDF_REFUSALS) }),
]);
export type Report = z.output<typeof Report>;
