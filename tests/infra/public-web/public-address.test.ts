import { expect, it } from 'vitest';
import { isPublicAddress } from '#server/infra/public-web/public-address.ts';

it.each(['1.1.1.1', '93.184.215.14', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each(['127.0.0.1', '::ffff:1.1.1.1', '2001::1', '2002:101:101::', '3fff::1', 'example.com', ''])(
  '%j is not',
  (address) => {
    expect(isPublicAddress(address)).toBe(false);
  },
);
