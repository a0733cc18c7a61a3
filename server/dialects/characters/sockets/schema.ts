import { z } from 'zod';
import { absent } from '#server/http/schema.ts';

const Name = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\0]*$/, 'must not contain NUL characters');

/** What a client may say; unknown fields are ignored. */
export const ClientFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('auth'),
    token: z.string().min(1).max(8_192),
    session_id: absent(Name),
    /** Also tell answers in pieces, as they come. */
    stream: absent(z.boolean()),
    /** The `seq` of the last answer that arrived: what came later is told again. */
    after: absent(z.int().min(-1).max(2_147_483_647)),
  }),
  z.object({
    type: z.literal('message'),
    content: z
      .string()
      .regex(/\S/, 'must not be empty')
      .regex(/^[^\0]*$/, 'must not contain NUL characters'),
    character_id: absent(Name),
    /** The client's own name for it: sent again after a lost connection it is answered once. */
    id: absent(Name),
    metadata: absent(z.object({ user_name: absent(z.string().trim().max(100)) })),
  }),
  z.object({ type: z.literal('ping'), id: absent(Name) }),
]);
export type ClientFrame = z.output<typeof ClientFrame>;
export type AuthFrame = Extract<ClientFrame, { type: 'auth' }>;
export type MessageFrame = Extract<ClientFrame, { type: 'message' }>;
