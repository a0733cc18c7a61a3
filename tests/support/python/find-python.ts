import { existsSync } from 'node:fs';
import { fetchDebianPackages } from './fetch-debian-packages.ts';
import { run } from './run.ts';

/** A Python that can import what was asked for, and what its environment has to say for that. */
export type Python = { command: string; env: Record<string, string> };

/** Debian's packages by the module that they bring. */
const PACKAGES = {
  aiohttp: 'python3-aiohttp',
  requests: 'python3-requests',
  websocket: 'python3-websocket',
} as const;
type Module = keyof typeof PACKAGES;

/** Python modules of Debian's packages are made for Debian's own Python. */
const DEBIANS = '/usr/bin/python3';

/**
 * The machine's Python with these modules. Where none has it, Debian's with packages of Debian's own, which are fetched once
 * and installed nowhere. A text says why there is no such Python: nothing is wrong, this machine just cannot have one.
 */
export async function findPython(modules: readonly Module[] = ['aiohttp']): Promise<Python | string> {
  for (const command of ['python3', DEBIANS])
    if (await imports({ command, env: {} }, modules)) return { command, env: {} };
  if (!existsSync('/etc/debian_version'))
    return `No python3 here can import ${modules.join(' and ')}, and only on Debian it can be fetched without installing it.`;
  const { ok, stdout } = await run(DEBIANS, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
  if (!ok) return `There is no ${DEBIANS} here.`;
  const root = await fetchDebianPackages(
    modules.map((module) => PACKAGES[module]),
    `python-${stdout.trim()}-${modules.join('-')}`,
  );
  const fetched = { command: DEBIANS, env: { PYTHONPATH: `${root}/usr/lib/python3/dist-packages` } };
  if (!(await imports(fetched, modules)))
    throw new Error(`${DEBIANS} cannot import what was fetched to ${root}.`);
  return fetched;
}

async function imports({ command, env }: Python, modules: readonly Module[]): Promise<boolean> {
  return (await run(command, ['-c', `import ${modules.join(', ')}`], { env })).ok;
}
