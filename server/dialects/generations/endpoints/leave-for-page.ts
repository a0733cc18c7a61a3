import { z } from 'zod';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { generations } from '../dialect.ts';

/** A person who types this family's address means the page where one talks. */
export const leaveForPage = defineEndpoint({
  dialect: generations,
  operationId: 'leaveForPage',
  method: 'GET',
  path: '/chat',
  summary: 'Send a browser to the chat page',
  policy: { auth: 'open' },
  result: z.undefined(),
  responses: [{ status: 307, description: 'The page is at `/`.', contentType: null }],
  handle: () => Promise.resolve({ status: 307, headers: { location: '/' }, body: null }),
});
