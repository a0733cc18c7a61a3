/** Files that break exactly the rules they are listed with; `noun`, `other`, `first` and `second` are made up. */
export const GUILTY: Readonly<Record<string, { source: string; breaks: readonly string[] }>> = {
  'server/kernel/planted.ts': {
    source: `export * from '#server/domain/noun/index.ts';`,
    breaks: ['kernel-knows-nobody'],
  },
  'server/domain/noun/planted.ts': {
    source: `import type { Door } from '#server/http/planted-door.ts';\nexport type Mine = Door;`,
    breaks: ['domain-knows-only-the-kernel'],
  },
  'server/domain/noun/planted-neighbour.ts': {
    source: `export { verb } from '../other/verb.ts';`,
    breaks: ['nouns-meet-at-the-door'],
  },
  'server/domain/noun/planted-clone.ts': {
    source: `export { default as PrismaClient } from '@prisma/client';`,
    breaks: ['doors-never-touch-the-world', 'prisma-stays-in-the-database'],
  },
  'server/domain/noun/planted-lazy.ts': {
    source: `export const load = () => import('ai');`,
    breaks: ['doors-never-touch-the-world'],
  },
  'server/domain/noun/planted-disk.ts': {
    source: `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`,
    breaks: ['domain-opens-no-files-or-sockets'],
  },
  'server/domain/noun/planted-rpc.ts': {
    source: `import { TRPCError } from '@trpc/server';\nexport const refuse = () => new TRPCError({ code: 'CONFLICT' });`,
    breaks: ['trpc-stays-in-trpc'],
  },
  'server/domain/noun/planted-cycle.ts': {
    source: `import { back } from './planted-cycle-back.ts';\nexport const there = () => back;`,
    breaks: ['no-cycles'],
  },
  'server/domain/noun/planted-cycle-back.ts': {
    source: `import { there } from './planted-cycle.ts';\nexport const back = () => there;`,
    breaks: ['no-cycles'],
  },
  'server/infra/planted.ts': {
    source: `export { verb } from '#server/domain/noun/index.ts';`,
    breaks: ['infra-knows-only-the-kernel'],
  },
  'server/http/planted-dialect.ts': {
    source: `export { word } from '#server/dialects/first/word.ts';`,
    breaks: ['http-knows-domain-and-kernel'],
  },
  'server/jobs/planted.ts': {
    source: `export { word } from '#server/dialects/first/word.ts';`,
    breaks: ['doors-are-strangers'],
  },
  'server/dialects/second/planted.ts': {
    source: `export { word } from '../first/word.ts';`,
    breaks: ['dialects-are-strangers'],
  },
  'server/dialects/second/planted-verb.ts': {
    source: `export { verb } from '#server/domain/noun/verb.ts';`,
    breaks: ['doors-use-the-domain-index'],
  },
  'server/dialects/second/planted-adapter.ts': {
    source: `import type { Adapter } from '#server/infra/planted-adapter.ts';\nexport type Mine = Adapter;`,
    breaks: ['only-main-knows-infra'],
  },
  'server/dialects/third/schema.ts': {
    source: `export { Noun } from '#server/domain/noun/schema.ts';`,
    breaks: ['wire-schemas-stand-alone'],
  },
  'server/trpc/planted.ts': {
    source: `export { compose } from '#server/main/planted-compose.ts';`,
    breaks: ['only-the-edge-imports-main'],
  },
  'server/trpc/planted-database.ts': {
    source: `export { PrismaClient } from '#prisma/generated/client.ts';`,
    breaks: ['prisma-stays-in-the-database'],
  },
  'server/main/planted-dev-package.ts': {
    source: `import 'vitest';`,
    breaks: ['production-needs-no-dev-packages'],
  },
  'server/main/planted-screen.ts': {
    source: `export { Panel } from '#components/studio/planted-panel.tsx';`,
    breaks: ['server-knows-no-screen'],
  },
  'server/main/planted-page.ts': {
    source: `export { default } from '../../app/planted/page.tsx';`,
    breaks: ['nobody-imports-an-address'],
  },
  'server/main/planted-test.ts': {
    source: `export { helper } from '#tests/planted-helper.ts';`,
    breaks: ['tests-stay-in-tests'],
  },
  'server/main/planted-typo.ts': {
    source: `export { nothing } from '#server/main/no-such-file.ts';`,
    breaks: ['everything-resolves'],
  },
  'server/domain/third/schema.ts': {
    source: `import { newId } from '#server/kernel/ids.ts';\nexport const id = newId();`,
    breaks: ['schemas-are-pure'],
  },
  'components/chat/planted.tsx': {
    source: `import type { Verb } from '#server/domain/noun/index.ts';\nexport type Mine = Verb;`,
    breaks: ['browser-sees-schemas-and-types'],
  },
  'app/planted/_components/planted.tsx': {
    source: `export { verb } from '#server/domain/noun/index.ts';`,
    breaks: ['app-enters-by-the-doors', 'browser-sees-schemas-and-types'],
  },
  'components/chat/planted-router.tsx': {
    source: `export { router } from '#server/trpc/planted-router.ts';`,
    breaks: ['browser-takes-only-types-of-trpc'],
  },
  'components/chat/planted-weight.tsx': {
    source: `export { streamText } from 'ai';`,
    breaks: ['browser-carries-no-server'],
  },
  'components/chat/planted-panel.tsx': {
    source: `export { Panel } from '../studio/planted-panel.tsx';`,
    breaks: ['screens-are-strangers'],
  },
  'components/ui/planted.tsx': {
    source: `export { Panel } from '../studio/planted-panel.tsx';`,
    breaks: ['primitives-know-no-product'],
  },
  'app/planted/route.ts': {
    source: `export { verb } from '#server/domain/noun/index.ts';`,
    breaks: ['app-enters-by-the-doors'],
  },
};

/** What the guilty ones import, and imports that look alike but are allowed. */
export const INNOCENT: Readonly<Record<string, string>> = {
  'server/domain/noun/index.ts': `export { verb, type Verb } from './verb.ts';`,
  'server/domain/noun/verb.ts': `export type Verb = () => number;\nexport const verb: Verb = () => 1;`,
  'server/domain/noun/schema.ts': `import { z } from 'zod';\nexport const Noun = z.string();`,
  'server/domain/noun/planted-friend.ts': `export { verb } from '../other/index.ts';\nexport { Noun } from './schema.ts';`,
  'server/domain/noun/planted-types.ts': [
    `import type { PrismaClient } from '#prisma/generated/client.ts';`,
    `import type { LanguageModel } from 'ai';`,
    `export type Mine = PrismaClient | LanguageModel | import('pg').Pool;`,
  ].join('\n'),
  'server/domain/noun/planted-there.ts': `import type { Back } from './planted-back.ts';\nexport type There = Back | 1;`,
  'server/domain/noun/planted-back.ts': `import type { There } from './planted-there.ts';\nexport type Back = There | 2;`,
  'server/domain/other/index.ts': `export { verb } from './verb.ts';`,
  'server/domain/other/verb.ts': `export const verb = () => 2;`,
  'server/http/planted-door.ts': `export type Door = 1;`,
  'server/infra/planted-adapter.ts': `import pg from 'pg';\nexport type Adapter = pg.Pool;\nexport const pool = () => new pg.Pool();`,
  'server/dialects/first/word.ts': `import { verb } from '#server/domain/noun/index.ts';\nexport const word = verb;`,
  'server/dialects/first/schema.ts': `import { z } from 'zod';\nexport const Said = z.string();`,
  'server/trpc/planted-router.ts': `import { initTRPC } from '@trpc/server';\nexport const router = initTRPC.create().router({});\nexport type AppRouter = typeof router;`,
  'server/main/planted-compose.ts': `export { pool as compose } from '#server/infra/planted-adapter.ts';`,
  'components/studio/planted-panel.tsx': [
    `import { Noun } from '#server/domain/noun/schema.ts';`,
    `import type { AppRouter } from '#server/trpc/planted-router.ts';`,
    `export const Panel = ({ noun }: { noun: AppRouter }) => <p>{Noun.parse(noun)}</p>;`,
  ].join('\n'),
  'app/planted/page.tsx': `import { compose } from '#server/main/planted-compose.ts';\nexport default () => <p>{String(compose)}</p>;`,
  'tests/planted-helper.ts': `export { compose as helper } from '#server/main/planted-compose.ts';`,
};
