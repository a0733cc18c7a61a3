import { existsSync, globSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import type { ICruiseResult } from 'dependency-cruiser';
import { LAYERS } from './layers.ts';

type Violation = { rule: string; from: string; to: string; advice: string };
export type LayerReport = {
  modules: number;
  dependencies: number;
  typeOnly: number;
  violations: Violation[];
};

const ROOTS = ['app', 'components', 'server', 'prisma', 'tests', 'next.config.ts', 'prisma.config.ts'];

/**
 * Checks every import below `root` against the layer rules. Throws when fewer modules were read than there
 * are source files: a check that looked at nothing would be green.
 */
export async function cruiseLayers(root: string): Promise<LayerReport> {
  lendOlderCompiler();
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(
    ROOTS.filter((path) => existsSync(`${root}/${path}`)),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...LAYERS] },
      tsPreCompilationDeps: true,
      preserveSymlinks: true,
      combinedDependencies: false,
      doNotFollow: { path: ['(^|/)node_modules/', '^prisma/generated/'] },
      exclude: { path: ['[.]md$', '/fixtures/'] },
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  );
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered with text instead of a graph.');
  refuseBlindness(root, output);
  return summarise(output);
}

/**
 * dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7 does not
 * have yet: without this it finds no .ts file and reports success. It loads the compiler lazily, so the
 * redirection stays for the life of the process.
 */
function lendOlderCompiler(): void {
  const require = createRequire(import.meta.url);
  const lent = new Map([
    ['typescript', require.resolve('typescript6')],
    ['typescript/package.json', require.resolve('typescript6/package.json')],
  ]);
  registerHooks({
    resolve(specifier, context, next) {
      const asksForCompiler = context.parentURL?.includes('/dependency-cruiser/');
      return next((asksForCompiler ? lent.get(specifier) : undefined) ?? specifier, context);
    },
  });
}

function refuseBlindness(root: string, { modules }: ICruiseResult): void {
  const cruised = new Set(modules.map((module) => module.source));
  const missed = globSync('server/**/*.{ts,tsx}', { cwd: root }).filter((path) => !cruised.has(path));
  if (cruised.size > 0 && missed.length === 0) return;
  const examples = missed.slice(0, 5).join(', ') || 'everything';
  throw new Error(`The layer check read ${cruised.size} modules and missed ${missed.length}: ${examples}.`);
}

function summarise({ modules, summary }: ICruiseResult): LayerReport {
  const dependencies = modules.flatMap((module) => module.dependencies);
  return {
    modules: modules.filter((module) => !module.source.includes('node_modules/')).length,
    dependencies: dependencies.length,
    typeOnly: dependencies.filter((dependency) => dependency.dependencyTypes.includes('type-only')).length,
    violations: summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle?.map((step) => step.name).join(' → ') ?? to,
      advice: LAYERS.find((layer) => layer.name === rule.name)?.comment ?? '',
    })),
  };
}
