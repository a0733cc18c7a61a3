import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '#server/kernel/ports.ts';

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function createPasswords(): Passwords {
  const nobody = hash('nobody has this password', COST);
  return {
    hash: (password) => hash(password, COST),
    async verify(stored, password) {
      const right = await verify(stored ?? (await nobody), password);
      return right && stored !== null;
    },
  };
}
