import { createApiKey, createUser, findUser } from '#server/domain/account/index.ts';
import { CreateApiKeyInput, SignUpInput } from '#server/domain/account/schema.ts';
import type { Context } from '#server/kernel/context.ts';
import { textOf, type Options, type OptionTypes } from './parse-arguments.ts';

type Command = {
  usage: string;
  does: string;
  options: OptionTypes;
  /** Makes no sense with a database that runs for this command alone. */
  onlyWhileRunning?: true;
  run(ctx: Context, options: Options, databaseUrl: string): Promise<object>;
};

export const commands: Readonly<Record<string, Command>> = {
  'user:create': {
    usage: '--email E --password P [--name N] [--admin]',
    does: 'Makes an account, whatever SIGNUPS says.',
    options: {
      email: { type: 'string', required: true },
      password: { type: 'string', required: true },
      name: { type: 'string' },
      admin: { type: 'boolean' },
    },
    async run(ctx, options) {
      const { email, password, name } = SignUpInput.parse({
        email: options['email'],
        password: options['password'],
        name: options['name'],
      });
      return createUser(ctx, { email, password, name, admin: options['admin'] === true });
    },
  },
  'key:create': {
    usage: '--email E [--name N] [--test] [--scopes a,b] [--expires DATE]',
    does: 'Makes an API key for an account; `secret` is shown this once. It expires at the end of that day (UTC), or at a time such as 2026-12-01T12:00:00Z.',
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
      return createApiKey({ ...ctx, actor }, input);
    },
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
