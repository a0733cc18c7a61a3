/** Where lines go. Both may throw, having written all, some or nothing. */
export type LineTarget = {
  append(text: string): Promise<void>;
  /** The same at once, for when the process ends; together with what is being appended, where that can be done. */
  appendSync(text: string): void;
};

export type LineWriter = {
  write(line: string): void;
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>;
  /** Writes what waits, before the process ends. */
  flushSync(): void;
};

/** What may wait, in characters, while the target takes nothing: beyond it lines are lost, not the process. */
const WAITING_AT_MOST = 4 * 1024 * 1024;

/**
 * Writes lines in their order and never waits for them: those that come while others are being written leave together.
 * `trouble` hears of the first failure after a success, and of every loss of lines that had to wait too long.
 */
export function createLineWriter(
  target: LineTarget,
  trouble: (problem: { code: string; lost: number }) => void,
): LineWriter {
  let waiting: string[] = [];
  let size = 0;
  let lost = 0;
  let healthy = true;
  let writing: Promise<void> | null = null;

  function take(): string {
    const text = waiting.join('');
    waiting = [];
    size = 0;
    return text;
  }

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const text = take();
      try {
        await target.append(text);
        const missing = lost;
        lost = 0;
        healthy = true;
        if (missing > 0) trouble({ code: 'TOO_SLOW', lost: missing });
      } catch (error) {
        const first = healthy;
        healthy = false;
        if (first) trouble({ code: codeOf(error), lost: 0 });
      }
    }
    writing = null;
  }

  return {
    write(line) {
      if (size > WAITING_AT_MOST) {
        lost++;
        return;
      }
      waiting.push(line);
      size += line.length;
      writing ??= work();
    },
    async drain() {
      await writing;
    },
    flushSync() {
      try {
        target.appendSync(take());
      } catch {
        // The process ends: there is nobody left to tell.
      }
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
