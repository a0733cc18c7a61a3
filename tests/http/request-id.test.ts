import { expect, test } from 'vitest';
import { requestIdOf } from '#server/http/request-id.ts';
import { isUuid } from '#server/kernel/ids.ts';

test.each(['a', 'A-z_0.9', 'x'.repeat(128)])("the caller's own id %s is repeated", (id) => {
  expect(requestIdOf(id)).toBe(id);
});

test.each([undefined, '', 'x'.repeat(129), 'a b', 'a\r\nset-cookie: b', 'é', 'a,b', '\0'])(
  'in place of %j a new one is made',
  (given) => {
    expect(isUuid(requestIdOf(given))).toBe(true);
  },
);
