import { loadConfig } from '#server/kernel/config.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { isDatabaseRunning, openDatabaseServer } from '../start/open-server.ts';
import { compose } from '../compose.ts';
import { commands } from './commands.ts';
import { parseArguments, UsageError } from './parse-arguments.ts';

/** Where a command is called: its settings, and who takes what it prints. */
export type Terminal = {
  env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
};

/** Runs one command and prints one JSON object. The exit code is 0, 1 for a refusal, 2 for a wrong call. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === 'help' || rest.concat(name).includes('--help')) {
    terminal.out(usageText);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    return usage(terminal, name === '' ? 'Which command?' : `There is no command "${name}".`);
  try {
    const options = parseArguments(command.options, rest);
    const config = loadConfig(terminal.env);
    if (command.onlyWhileRunning && !isDatabaseRunning(config)) {
      throw new DomainError(
        'unavailable',
        `Greenroom does not run on ${config.dataDir}, and its database has an address only while it does.`,
      );
    }
    const server = await openDatabaseServer(config, () => {});
    try {
      const application = await compose({ ...config, logLevel: 'silent' }, server.url);
      const ctx = {
        ...application,
        actor: { kind: 'system' as const, job: 'cli' },
        requestId: 'cli',
        address: '',
        signal: new AbortController().signal,
      };
      const result = await command.run(ctx, options, server.url);
      print(terminal, result);
      await application.close();
      return 'ok' in result && result.ok === false ? 1 : 0;
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (error instanceof UsageError) return usage(terminal, error.message);
    const refusal = toDomainError(error);
    print(terminal, {
      error: refusal.code,
      message: refusal.code === 'internal' && error instanceof Error ? error.message : refusal.message,
    });
    return 1;
  }
}

const usageText = `npm run cli -- COMMAND\n${Object.entries(commands)
  .map(([name, { usage: text, does }]) => `  ${name} ${text}\n      ${does}\n`)
  .join('')}`;

function usage({ err }: Terminal, problem: string): number {
  err(`${problem}\n\n${usageText}`);
  return 2;
}

function print({ out }: Terminal, value: unknown): void {
  out(`${JSON.stringify(value)}\n`);
}
