import type { Context } from '#server/kernel/context.ts';

/** What the ledger says of a generation, in order: `hold`, then `capture` or `release`, perhaps `refund`. */
export async function entriesOf({ db }: Pick<Context, 'db'>, id: string): Promise<string[]> {
  const entries = await db.prisma.creditEntry.findMany({ where: { refId: id }, orderBy: { id: 'asc' } });
  return entries.map(({ kind }) => kind);
}

/** The states that a generation went through, as its owner was told them. */
export async function statesOf({ db }: Pick<Context, 'db'>, generationId: string): Promise<string[]> {
  const events = await db.prisma.generationEvent.findMany({
    where: { generationId },
    orderBy: { id: 'asc' },
  });
  return events.map(({ state }) => state);
}

/** The outcomes of a generation's submissions, in order. */
export async function attemptsOf({ db }: Pick<Context, 'db'>, generationId: string): Promise<string[]> {
  const attempts = await db.prisma.generationAttempt.findMany({
    where: { generationId },
    orderBy: { number: 'asc' },
  });
  return attempts.map(({ outcome }) => outcome);
}

/** The keys of all stored objects. */
export async function storedKeys({ storage }: Pick<Context, 'storage'>, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
}
