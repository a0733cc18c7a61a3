import { spawn } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ByteSource } from '#server/kernel/storage.ts';

const SECONDS = 20;
const MEMORY_KB = 2_000_000;
const LARGEST_PICTURE = 32 * 1024 * 1024;
/** More is not worth a copy of the film. */
const LARGEST_FILM = 512 * 1024 * 1024;
const NOT_FOUND = 127;

/** Its name of the container, so that no file can pass for a playlist and have it fetch others. */
const DEMUXERS: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
};

/** Where people's machines have programs; nothing else of our environment, no secret, is inherited. */
const ENVIRONMENT = {
  NODE_ENV: 'production',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin',
  LC_ALL: 'C',
} as const;

/**
 * A way to the first picture of a film, as a PNG, by the machine's own `command`, if it has one. It runs in a process of its
 * own with little time and memory; `null` where it is missing or fails.
 */
export function createFirstPicture(command: string) {
  let missing = false;
  return async (source: ByteSource, mediaType: string): Promise<Buffer | null> => {
    const demuxer = DEMUXERS[mediaType];
    if (missing || demuxer === undefined || source.bytes > LARGEST_FILM) return null;
    const folder = await mkdtemp(path.join(tmpdir(), 'greenroom-film-')).catch(() => null);
    if (folder === null) return null;
    try {
      const film = path.join(folder, 'film');
      // A full disk for what is only a poster.
      if (!(await copied(film, source))) return null;
      const { code, output } = await run(command, argumentsFor(demuxer, film), folder);
      missing = code === NOT_FOUND;
      return code === 0 && output.length > 0 ? output : null;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

function argumentsFor(demuxer: string, film: string): string[] {
  const quiet = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file', '-threads', '1'];
  const picture = [
    '-frames:v',
    '1',
    '-an',
    '-vf',
    "scale='min(480,iw)':-2",
    '-c:v',
    'png',
    '-f',
    'image2pipe',
  ];
  return [...quiet, '-f', demuxer, '-i', film, ...picture, 'pipe:1'];
}

/** Whether there was room for it; what ails the source itself is thrown. */
async function copied(film: string, source: ByteSource): Promise<boolean> {
  try {
    await copyTo(film, source);
    return true;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return false;
    throw error;
  }
}

async function copyTo(file: string, source: ByteSource): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const piece of await source.read()) await handle.writeFile(piece);
  } finally {
    await handle.close();
  }
}

/** The shell sets the limits and is replaced by the program; not every system knows every limit. */
const LIMITED = `ulimit -v ${MEMORY_KB} 2>/dev/null; ulimit -t ${SECONDS} 2>/dev/null; exec "$0" "$@"`;

function run(command: string, args: string[], folder: string): Promise<{ code: number; output: Buffer }> {
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', LIMITED, command, ...args], {
      cwd: folder,
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: SECONDS * 1000,
      killSignal: 'SIGKILL',
    });
    const pieces: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > LARGEST_PICTURE) child.kill('SIGKILL');
      else pieces.push(piece);
    });
    // No shell, as on Windows.
    child.once('error', () => resolve({ code: NOT_FOUND, output: Buffer.of() }));
    child.once('close', (code) => resolve({ code: code ?? -1, output: Buffer.concat(pieces) }));
  });
}
