import type { TRPCError } from '@trpc/server';
import { takeRequest, TooManyRequests } from '#server/domain/limits/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { translated } from './trpc.ts';

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
