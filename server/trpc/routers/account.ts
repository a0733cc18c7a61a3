import { getDoorstep, signUp } from '#server/domain/account/index.ts';
import { SignUpInput } from '#server/domain/account/schema.ts';
import { openProcedure, router } from '../trpc.ts';

export const accountRouter = router({
  me: openProcedure.query(({ ctx }) => getDoorstep(ctx)),
  signUp: openProcedure.input(SignUpInput).mutation(async ({ ctx, input }) => {
    const { email } = await signUp(ctx, input);
    return { email };
  }),
});
