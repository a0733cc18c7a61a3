import type { Context } from '#server/kernel/context.ts';

/** What a verb needs to know beside the transaction of its caller that it joins. */
export type LedgerContext = Pick<Context, 'requestId'> & { config: Pick<Context['config'], 'credits'> };
