import type { Python } from './find-python.ts';
import { run } from './run.ts';

/** Runs the program unchanged; what its `asyncio.run` returns is printed below what it printed itself. */
const SHOWING = `
import asyncio, json, sys
program = compile(sys.argv[1], 'sample.py', 'exec')
run = asyncio.run
def show(main):
    value = run(main)
    if value is not None:
        print(json.dumps(value, indent=2))
asyncio.run = show
exec(program, {'__name__': '__main__'})
`;

/** What a Python program prints, and what its `asyncio.run` returned as JSON below it. Throws when it fails. */
export async function runPython({ command, env }: Python, program: string): Promise<string> {
  const { ok, stdout, stderr } = await run(command, ['-W', 'ignore', '-c', SHOWING, program], {
    env: { ...env, PYTHONIOENCODING: 'utf-8' },
  });
  if (!ok) throw new Error(`The program failed:\n${stderr}`);
  return stdout;
}
