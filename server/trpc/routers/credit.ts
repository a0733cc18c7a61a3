import { getBalance, listEntries } from '#server/domain/ledger/index.ts';
import { ListEntriesInput } from '#server/domain/ledger/schema.ts';
import { call, procedure, router } from '../trpc.ts';

export const creditRouter = router({
  balance: procedure.query(({ ctx }) => getBalance(ctx)),
  entries: procedure.input(ListEntriesInput).query(call(listEntries)),
});
