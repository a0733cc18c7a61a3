import { type OpenDatabase, openDatabase } from '#server/infra/database/open.ts';
import { createPasswords } from '#server/infra/passwords/argon2-passwords.ts';
import type { Logger, Passwords } from '#server/kernel/ports.ts';
import type { Opened } from '#server/main/compose.ts';
import { atFileEnd } from '#tests/support/at-file-end.ts';

const databases = new Map<string, OpenDatabase>();
const real = createPasswords();
const hashes = new Map<string, Promise<string>>();

/** Real hashes, but each password of the file is hashed once: that takes longer than all else about a new account. */
const passwords: Passwords = {
  verify: real.verify,
  hash(password) {
    const known = hashes.get(password) ?? real.hash(password);
    hashes.set(password, known);
    return known;
  },
};

const silent: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * The file's connections to a database, which all its applications share. Each gets an object of its own for them: what
 * a process knows is kept by that, so that two applications still know nothing of one another.
 */
export function openedFor(databaseUrl: string): Opened {
  const open = databases.get(databaseUrl) ?? openDatabase(databaseUrl, silent);
  if (databases.size === 0) atFileEnd(closeAll);
  databases.set(databaseUrl, open);
  return { db: { ...open }, passwords };
}

async function closeAll(): Promise<void> {
  const open = [...databases.values()];
  databases.clear();
  await Promise.all(open.map((each) => each.close()));
}

function nothing(): void {}
