import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const project = path.join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const oxlint = path.join(require.resolve('oxlint/package.json'), '../bin/oxlint');
const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string().default(''), filename: z.string() })),
});

const long = (lines: number) =>
  Array.from({ length: lines }, (_, line) => `export const n${line} = ${line};`).join('\n');

/** A file, and the rule it breaks. */
const guilty: readonly [path: string, rule: string, source: string][] = [
  [
    'server/kernel/bare.ts',
    'house(explained-cast)',
    `export const id = (value: unknown) => value as string;`,
  ],
  [
    'server/kernel/nameless.ts',
    'house(explained-cast)',
    `// It is a string.\nexport const id = JSON.parse('"1"') as string;`,
  ],
  [
    'server/kernel/angle.ts',
    'house(explained-cast)',
    `export function id(value: unknown) {\n\n  return <string>value;\n}`,
  ],
  ['server/kernel/any.ts', 'typescript(no-explicit-any)', `export const id = (value: any) => String(value);`],
  [
    'server/kernel/bang.ts',
    'typescript(no-non-null-assertion)',
    `export const first = (all: string[]) => all[0]!;`,
  ],
  [
    'server/kernel/mute.ts',
    'house(explained-disable)',
    `// oxlint-disable-next-line no-console\nconsole.log(1);\nexport const n = 1;`,
  ],
  ['server/kernel/loud.ts', 'eslint(no-console)', `console.log(1);\nexport const n = 1;`],
  ['server/kernel/long.ts', 'eslint(max-lines)', long(301)],
  ['server/kernel/CamelCase.ts', 'unicorn(filename-case)', `export const n = 1;`],
  ['server/infra/env.ts', 'eslint(no-restricted-properties)', `export const key = process.env['KEY'];`],
  [
    'server/infra/env-import.ts',
    'eslint(no-restricted-imports)',
    `import { env } from 'node:process';\nexport const key = env['KEY'];`,
  ],
  ['server/domain/noun/now.ts', 'house(clock-from-ctx)', `export const now = () => Date.now();`],
  ['server/domain/noun/today.ts', 'house(clock-from-ctx)', `export const today = () => new Date();`],
  [
    'server/domain/noun/trpc.ts',
    'eslint(no-restricted-imports)',
    `import { TRPCError } from '@trpc/server';\nexport const no = new TRPCError({ code: 'CONFLICT' });`,
  ],
  ['app/v1/things/route.ts', 'eslint(max-lines)', long(9)],
  ['server/jobs/tidy.ts', 'eslint(max-lines)', long(26)],
  ['server/trpc/routers/noun.ts', 'eslint(max-lines)', long(81)],
];

/** What resembles them, and is right. */
const innocent: readonly [path: string, source: string][] = [
  ['server/kernel/config.ts', `export const key = process.env['KEY'];`],
  ['server/main/say.ts', `console.log(process.env['KEY']);\nexport const n = 1;`],
  ['server/kernel/constants.ts', `export const all = [1, 2] as const;`],
  [
    'server/kernel/helper.ts',
    `/** Only strings are ever put in. */\nexport function id(value: unknown): string {\n  return value as string;\n}`,
  ],
  [
    'server/kernel/inside.ts',
    `export function id(value: unknown): string {\n  const kept = value;\n  // Only strings are ever put in.\n  return kept as string;\n}`,
  ],
  [
    'server/kernel/reasoned.ts',
    `// oxlint-disable-next-line no-console -- there is no logger yet\nconsole.log(1);\nexport const n = 1;`,
  ],
  ['server/domain/noun/later.ts', `export const later = (now: Date) => new Date(now.getTime() + 1000);`],
  [
    'server/trpc/errors.ts',
    `import { TRPCError } from '@trpc/server';\nexport const no = new TRPCError({ code: 'CONFLICT' });`,
  ],
  ['app/v1/other/route.ts', `// Comments do not count.\n\n${long(8)}`],
];

describe('the lint rules of the house, on planted files', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'greenroom-lint-'));
  let found: { file: string; code: string }[] = [];

  beforeAll(() => {
    for (const file of [
      '.oxlintrc.json',
      'tsconfig.json',
      'package.json',
      'tests/architecture/house-rules.mjs',
    ]) {
      cpSync(path.join(project, file), path.join(root, file), { recursive: true });
    }
    symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
    for (const [file, , source] of guilty) plant(root, file, source);
    for (const [file, source] of innocent) plant(root, file, source);
    const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'json', 'app', 'server'], {
      cwd: root,
      encoding: 'utf8',
    });
    found = Report.parse(JSON.parse(stdout)).diagnostics.map(({ filename, code }) => ({
      file: filename,
      code,
    }));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it.each(guilty)('finds in %s: %s', (file, rule) => {
    expect(found.filter((one) => one.file === file).map(({ code }) => code)).toEqual([rule]);
  });

  it.each(innocent)('leaves %s in peace', (file) => {
    expect(found.filter((one) => one.file === file)).toEqual([]);
  });
});

function plant(root: string, file: string, source: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), `${source}\n`);
}
