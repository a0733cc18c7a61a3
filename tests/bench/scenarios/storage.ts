import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { environmentOf } from '#tests/simulators/s3/index.ts';
import { checked } from '../load.ts';
import { startProgram } from '../programs.ts';
import { mb, type Row, type Scenario, times } from '../scenario.ts';
import { median } from '../statistics.ts';

const STREAMER = fileURLToPath(new URL('../../infra/storage/large-object.ts', import.meta.url));
const S3_SERVER = fileURLToPath(new URL('../s3-server.ts', import.meta.url));
const MEGABYTES = 200;
const MOST_MB = 50;

const Streamed = z.object({
  same: z.boolean(),
  uploadMs: z.number(),
  downloadMs: z.number(),
  grownMb: z.number(),
});
type Streamed = z.output<typeof Streamed>;

/** An object of 200 MB through files and through S3, beside a bare copy of a file. */
export const storage: Scenario = {
  name: 'storage',
  async run(_world, quick) {
    const folder = mkdtempSync(path.join(tmpdir(), 'greenroom-bench-storage-'));
    const s3 = await startProgram(S3_SERVER);
    const rounds: { copyMs: number; files: Streamed; s3: Streamed }[] = [];
    try {
      for (let round = 0; round < (quick ? 1 : 5); round++) {
        const files = await stream({ DATA_DIR: folder });
        const copyMs = await copy(path.join(folder, 'files/objects/u/large.mp4'), path.join(folder, 'copy'));
        rounds.push({ copyMs, files, s3: await stream(environmentOf(s3.url)) });
      }
    } finally {
      await s3.stop();
      rmSync(folder, { recursive: true });
    }
    const copied = median(rounds.map(({ copyMs }) => copyMs));
    return (['files', 's3'] as const).flatMap((place) =>
      rowsOf(
        place === 's3' ? 'S3' : 'files',
        copied,
        rounds.map((round) => round[place]),
      ),
    );
  },
};

async function stream(env: Record<string, string>): Promise<Streamed> {
  const environment = { NODE_ENV: 'production' as const, ...env };
  const { stdout } = await promisify(execFile)(process.execPath, [STREAMER, String(MEGABYTES)], {
    env: environment,
  });
  const streamed = Streamed.parse(JSON.parse(stdout));
  if (!streamed.same) checked.failures.push('An object came back from storage as another.');
  return streamed;
}

async function copy(from: string, to: string): Promise<number> {
  const began = performance.now();
  await pipeline(createReadStream(from), createWriteStream(to, { flush: true }));
  return performance.now() - began;
}

function rowsOf(place: string, copyMs: number, rounds: readonly Streamed[]): Row[] {
  const speed = (ms: number) => `${((MEGABYTES * 1000) / ms).toFixed(0)} MB/s`;
  const direct = `copy ${speed(copyMs)}`;
  const row = (figure: string, ms: number) => ({
    figure: `${figure}, ${MEGABYTES} MB`,
    direct,
    greenroom: `${speed(ms)} (${times(ms / copyMs)} a copy's time)`,
  });
  const grown = Math.max(...rounds.map(({ grownMb }) => grownMb));
  return [
    row(`Into ${place}`, median(rounds.map(({ uploadMs }) => uploadMs))),
    row(`Out of ${place}`, median(rounds.map(({ downloadMs }) => downloadMs))),
    {
      figure: `Memory that ${MEGABYTES} MB through ${place} add`,
      greenroom: mb(grown),
      goal: { text: `≤ ${MOST_MB} MB`, met: grown <= MOST_MB },
    },
  ];
}
