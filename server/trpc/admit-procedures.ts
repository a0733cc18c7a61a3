import type { TRPCError } from '@trpc/server';
import { takeRequest, TooManyRequests } from '#server/domain/limits/index.ts';
import type { Actor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError, isDomainError } from '#server/kernel/errors.ts';
import { translated } from './trpc.ts';

const ANOTHERS_PAGE =
  'Somebody else has signed in in this browser since this page was opened. Reload it to go on as them.';

/** A page that one user left open says nothing, and pays nothing, in the name of whoever has signed in there since. */
export function refuseAnothersPage(actor: Actor, pageUser: string | undefined): void {
  if (actor.kind !== 'user' || pageUser === undefined || pageUser === String(actor.userId)) return;
  throw translated(new DomainError('forbidden', ANOTHERS_PAGE));
}

/** Counts one request for each procedure that is called together; TOO_MANY_REQUESTS for all of them, or for none. */
export async function admitProcedures(ctx: Context, calls: number): Promise<void> {
  const allowance = await takeRequest(ctx, { operation: 'trpc', cost: Math.max(1, calls) });
  if (allowance?.granted === false) throw translated(new TooManyRequests(allowance));
}

/** What proxies and programs read of such a refusal; pages have it in the error's data. */
export function refusalHeaders({ errors }: { errors: readonly TRPCError[] }): { headers?: Headers } {
  const refusal = errors.map(({ cause }) => cause).find(isDomainError);
  if (refusal?.retryAfterSeconds === undefined) return {};
  return { headers: new Headers({ 'retry-after': String(Math.ceil(refusal.retryAfterSeconds)) }) };
}
