import { z } from 'zod';
import { createApiKey, createUser, findUser, setPlan } from '#server/domain/account/index.ts';
import { CreateApiKeyInput, SetPlanInput, SignUpInput } from '#server/domain/account/schema.ts';
import { checkLedger, grant } from '#server/domain/ledger/index.ts';
import { FirstCredits, GrantInput } from '#server/domain/ledger/schema.ts';
import { sweepOrphans } from '#server/domain/file/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { textOf, type Options, type OptionTypes } from './parse-arguments.ts';

type Command = {
  usage: string;
  does: string;
  options: OptionTypes;
  /** Makes no sense with a database that runs for this command alone. */
  onlyWhileRunning?: true;
  /** What is printed; with `ok: false` in it the exit code is 1. */
  run(ctx: Context, options: Options, databaseUrl: string): Promise<object>;
};

export const commands: Readonly<Record<string, Command>> = {
  'user:create': {
    usage: '--email E --password P [--name N] [--admin] [--credits N]',
    does: 'Makes an account, whatever SIGNUPS says, with N credits instead of SIGNUP_CREDITS.',
    options: {
      email: { type: 'string', required: true },
      password: { type: 'string', required: true },
      name: { type: 'string' },
      admin: { type: 'boolean' },
      credits: { type: 'string' },
    },
    async run(ctx, options) {
      const { email, password, name } = SignUpInput.parse({
        email: options['email'],
        password: options['password'],
        name: options['name'],
      });
      const { credits } = z.object({ credits: FirstCredits.optional() }).parse(options);
      return createUser(ctx, { email, password, name, credits, admin: options['admin'] === true });
    },
  },
  'key:create': {
    usage: '--email E [--name N] [--test] [--scopes a,b] [--expires DATE]',
    does: 'Makes an API key for an account; `secret` is shown this once, `uuid` is the account’s. It expires at the end of that day (UTC), or at a time such as 2026-12-01T12:00:00Z.',
    options: {
      email: { type: 'string', required: true },
      name: { type: 'string' },
      test: { type: 'boolean' },
      scopes: { type: 'string' },
      expires: { type: 'string' },
    },
    async run(ctx, options) {
      const actor = await findUser(ctx, textOf(options, 'email') ?? '');
      const input = CreateApiKeyInput.parse({
        name: options['name'] ?? 'cli',
        mode: options['test'] === true ? 'test' : 'live',
        scopes: textOf(options, 'scopes')
          ?.split(',')
          .filter((scope) => scope !== ''),
        expiresAt: endOf(textOf(options, 'expires')),
      });
      // Whoever runs this has the machine, and may give what an administrator may.
      const made = await createApiKey({ ...ctx, actor: { ...actor, role: 'admin' } }, input);
      return { ...made, uuid: actor.uuid };
    },
  },
  'plan:set': {
    usage: '--email E --plan free|pro|scale',
    does: 'Sets how often an account’s programs may ask: 100, 600 or 6,000 times a minute.',
    options: { email: { type: 'string', required: true }, plan: { type: 'string', required: true } },
    run: (ctx, options) => setPlan(ctx, SetPlanInput.parse(options)),
  },
  'credits:grant': {
    usage: '--email E --amount N --reason R',
    does: 'Gives an account N credits more, entered with the reason; prints what it may spend then.',
    options: {
      email: { type: 'string', required: true },
      amount: { type: 'string', required: true },
      reason: { type: 'string', required: true },
    },
    async run(ctx, options) {
      const email = (textOf(options, 'email') ?? '').trim().toLowerCase();
      const { userId } = await findUser(ctx, email);
      const input = GrantInput.parse({ userId, amount: options['amount'], reason: options['reason'] });
      return { email, granted: input.amount, ...(await grant(ctx, input)) };
    },
  },
  'ledger:check': {
    usage: '',
    does: 'Checks that every balance is explained by its entries and every charge by what was made; exit code 1 if not.',
    options: {},
    async run(ctx) {
      const violations = await checkLedger(ctx.db);
      return { ok: violations.length === 0, violations };
    },
  },
  'storage:sweep': {
    usage: '[--delete]',
    does: 'Compares stored files with the database, both ways, sparing what is younger than a day; with --delete, removes files that nothing in the database knows.',
    options: { delete: { type: 'boolean' } },
    run: (ctx, options) => sweepOrphans(ctx, { dryRun: options['delete'] !== true }),
  },
  'db:url': {
    usage: '',
    does: 'Prints where the database is; for the embedded one, only while Greenroom runs.',
    options: {},
    onlyWhileRunning: true,
    run: (_ctx, _options, url) => Promise.resolve({ url }),
  },
};

/** A day lasts until its end, in UTC; anything else is taken as it is. */
function endOf(date: string | undefined): string | undefined {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T23:59:59.999Z` : date;
}
