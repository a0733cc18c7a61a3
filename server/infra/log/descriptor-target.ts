import { write, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { LineTarget } from './line-writer.ts';

const writeLater = promisify(write);
const AGAIN_MS = 20;

/** An open file, pipe or terminal. Where a pipe is full it waits, without keeping the event loop. */
export function descriptorTarget(fd: number): LineTarget {
  return {
    async append(text) {
      for (let left = Buffer.from(text); left.length > 0; ) {
        try {
          left = left.subarray((await writeLater(fd, left)).bytesWritten);
        } catch (error) {
          if (!isFull(error)) throw error;
          await sleep(AGAIN_MS);
        }
      }
    },
    appendSync(text) {
      for (let left = Buffer.from(text); left.length > 0; ) left = left.subarray(writeSync(fd, left));
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
