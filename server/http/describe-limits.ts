type Json = Record<string, unknown>;

const HEADERS: Readonly<Record<string, { description: string; example: string | number }>> = {
  'X-RateLimit-Limit': {
    description:
      'Requests that you may send at once. They come back evenly: within 90 seconds all of them, where a plan is what limits you.',
    example: 150,
  },
  'X-RateLimit-Remaining': { description: 'Requests that you may send now.', example: 149 },
  'X-RateLimit-Reset': {
    description: 'When all of them are there again, in Unix seconds.',
    example: 1_796_126_401,
  },
  'RateLimit-Policy': {
    description:
      'The same limit as the IETF’s draft names it: `q` requests, all there again after `w` seconds.',
    example: '"free";q=150;w=90',
  },
  RateLimit: {
    description: '`r` requests remain, and after `t` seconds all of them are there again.',
    example: '"free";r=149;t=1',
  },
};

/** The headers by which every answer of a limited family tells of the limit, once for the whole description. */
export const limitHeaderComponents: Json = Object.fromEntries(
  Object.entries(HEADERS).map(([name, { description, example }]) => {
    const type = typeof example === 'number' ? 'integer' : 'string';
    return [name, { description, example, schema: { type } }];
  }),
);

/** The same, as one answer refers to them; a 429 says besides when to come back. */
export function limitHeaderRefs(status: string): Json {
  const refs = Object.keys(HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  const retryAfter = { description: 'Whole seconds to wait.', schema: { type: 'integer', minimum: 1 } };
  return { ...Object.fromEntries(refs), ...(status === '429' ? { 'Retry-After': retryAfter } : {}) };
}
