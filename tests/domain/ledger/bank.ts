import { createUser } from '#server/domain/account/index.ts';
import {
  type Balance,
  capture,
  type Credits,
  getBalance,
  hold,
  type LedgerRef,
  refund,
  release,
} from '#server/domain/ledger/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { type TestApplication, testApplication } from '#tests/support/app/index.ts';

export type Holder = { ctx: Context; userId: number };

export type Bank = AsyncDisposable & {
  app: TestApplication;
  /** Somebody new with so many credits. */
  holder(credits: Credits): Promise<Holder>;
};

/** An application on the test file's own database, and people with credits. */
export async function openBank(env: Record<string, string> = {}, databaseUrl?: string): Promise<Bank> {
  const app = await testApplication({ env, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  return {
    app,
    async holder(credits) {
      const given = { email: `${newId()}@example.com`, password: 'unused', name: undefined, admin: false };
      const passwords = { ...app.ports.passwords, hash: () => Promise.resolve('unused') };
      const { id } = await createUser({ ...app.system, passwords }, { ...given, credits });
      return { userId: id, ctx: await app.sameUser({ userId: id, ...given, ctx: app.system }) };
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

/** Something to pay for. It is of no kind that the product knows, so that no generation is missed for it. */
export function something(): LedgerRef {
  return { type: 'test', id: newId() };
}

type Over = { ref?: LedgerRef; sql?: Sql };

export function holdFor({ ctx, userId }: Holder, amount: Credits, over: Over = {}): Promise<Balance> {
  const { ref = something(), sql = ctx.db } = over;
  return hold(sql, ctx, { userId, amount, ref, price: { model: 'test' } });
}

export const captureFor = ({ ctx }: Holder, ref: LedgerRef) => capture(ctx.db, ctx, ref);
export const releaseFor = ({ ctx }: Holder, ref: LedgerRef) => release(ctx.db, ctx, ref);
export const refundFor = ({ ctx }: Holder, ref: LedgerRef) => refund(ctx.db, ctx, ref);
export const balanceOf = ({ ctx }: Holder) => getBalance(ctx);

/** `done`, or the code and the words of a refusal. */
export function outcomeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );
}

export function many<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
