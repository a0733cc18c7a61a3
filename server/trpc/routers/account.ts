import { getAbout, getDoorstep, setAbout, signUp } from '#server/domain/account/index.ts';
import { AboutInput, SignUpInput } from '#server/domain/account/schema.ts';
import { call, openProcedure, procedure, router } from '../trpc.ts';

export const accountRouter = router({
  me: openProcedure.query(({ ctx }) => getDoorstep(ctx)),
  about: procedure.query(({ ctx }) => getAbout(ctx)),
  setAbout: procedure.input(AboutInput).mutation(call(setAbout)),
  signUp: openProcedure.input(SignUpInput).mutation(async ({ ctx, input }) => {
    const { email } = await signUp(ctx, input);
    return { email };
  }),
});
