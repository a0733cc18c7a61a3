import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#server/main/start/project-root.ts';
import { run } from './run.ts';

/**
 * Unpacks Debian packages, and those python3 packages that they need and the machine has not, below node_modules.
 * Resolves to the directory, which is made once for each name. Needs no rights, and changes nothing of the system.
 */
export async function fetchDebianPackages(wanted: readonly string[], name: string): Promise<string> {
  const dir = path.join(projectRoot, 'node_modules/.cache/greenroom/python', name);
  if (existsSync(dir)) return dir;
  // Beside the final name, so that an interrupted or a concurrent fetch is never used.
  const draft = `${dir}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const archives = path.join(draft, 'archives');
  mkdirSync(archives, { recursive: true });
  try {
    await download(wanted, archives, draft);
    const root = path.join(draft, 'root');
    for (const archive of readdirSync(archives).filter((file) => file.endsWith('.deb')))
      await must('dpkg', ['-x', path.join(archives, archive), root]);
    moveTo(dir, root);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return dir;
}

/** The machine's lists of packages may be absent, or so old that what they name is gone: then with new ones of our own. */
async function download(wanted: readonly string[], archives: string, draft: string): Promise<void> {
  const missing = async (options: readonly string[]) => {
    const names = await needed(wanted, options);
    return (
      names.length > 0 && (await run('apt-get', [...options, 'download', ...names], { cwd: archives })).ok
    );
  };
  if (await missing([])) return;
  const lists = path.join(draft, 'lists');
  const cache = path.join(draft, 'cache');
  for (const folder of [lists, path.join(cache, 'archives')])
    mkdirSync(path.join(folder, 'partial'), { recursive: true });
  const options = ['-o', `Dir::State::lists=${lists}`, '-o', `Dir::Cache=${cache}`];
  await must('apt-get', [...options, 'update']);
  await must('apt-get', [...options, 'download', ...(await needed(wanted, options))], archives);
}

const ONLY_NEEDED = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
  (kind) => `--no-${kind}`,
);

async function needed(wanted: readonly string[], options: readonly string[]): Promise<string[]> {
  const { stdout } = await run('apt-cache', [...options, 'depends', '--recurse', ...ONLY_NEEDED, ...wanted]);
  const names = [...new Set(stdout.match(/^python3-[\w.+-]+$/gm))];
  const installed = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names]);
  return names.filter((name) => !installed.stdout.includes(`${name} installed\n`));
}

function moveTo(dir: string, made: string): void {
  try {
    renameSync(made, dir);
  } catch (error) {
    if (!existsSync(dir)) throw error;
  }
}

async function must(command: string, words: readonly string[], cwd?: string): Promise<void> {
  const { ok, stderr } = await run(command, words, cwd === undefined ? {} : { cwd });
  if (!ok) throw new Error(`${command} ${words.join(' ')} failed:\n${stderr}`);
}
