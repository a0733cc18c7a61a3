import { closeSync, constants, fstatSync, mkdirSync, openSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { writeAt, writeAtSync } from './write-at.ts';
import type { LineTarget } from './line-writer.ts';
import { claimName } from './claim-name.ts';

type Limits = { bytes: number; files: number };
type Open = { fd: number; size: number };

/** Not for appending: what is written has its place, so that writing it once more changes nothing. */
const FLAGS = constants.O_WRONLY | constants.O_CREAT;

/**
 * `web.log` in `dir` (`web-2.log`, … where another process has that one); when it would grow beyond `bytes` it becomes
 * `web.1.log`, that one `web.2.log`, and so on, `files` in all. Nothing is opened before the first line; after a failure
 * the next line tries again.
 */
export function rotatedFile(
  dir: string,
  role: string,
  { bytes, files }: Limits,
): LineTarget & { close(): void } {
  let claim: ReturnType<typeof claimName> | null = null;
  let current: Open | null = null;
  /** What is being written, and may not be there yet. */
  let underway = '';

  const nameOf = (name: string, turn: number) =>
    path.join(dir, turn === 0 ? `${name}.log` : `${name}.${turn}.log`);

  function open(): Open {
    if (current !== null) return current;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    claim ??= claimName(dir, role);
    const fd = openSync(nameOf(claim.name, 0), FLAGS, 0o600);
    current = { fd, size: fstatSync(fd).size };
    return current;
  }

  function shut(): void {
    if (current !== null) closeSync(current.fd);
    current = null;
  }

  async function rotate(): Promise<void> {
    shut();
    if (claim === null) return;
    for (let turn = files - 1; turn > 0; turn--)
      await rename(nameOf(claim.name, turn - 1), nameOf(claim.name, turn)).catch(ignoreMissing);
  }

  return {
    async append(text) {
      underway = text;
      const { size } = open();
      const length = Buffer.byteLength(text);
      if (size > 0 && size + length > bytes) await rotate();
      const file = open();
      try {
        await writeAt(file.fd, text, file.size);
        file.size += length;
      } catch (error) {
        shut();
        throw error;
      } finally {
        underway = '';
      }
    },
    appendSync(text) {
      if (underway === '' && text === '') return;
      const file = open();
      file.size += writeAtSync(file.fd, `${underway}${text}`, file.size);
      underway = '';
    },
    close() {
      shut();
      claim?.release();
      claim = null;
    },
  };
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
