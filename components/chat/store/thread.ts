import type { MessageView } from '#server/domain/conversation/view.ts';
import { type Cell, createCell, patch } from '#components/shared/cell.ts';
import type { Path } from '#components/shared/merge-snapshot.ts';

export type Live = { turnId: string; messageId: string };

/** Something that was not done, said where it was tried. */
export type Problem = {
  message: string;
  /** When trying again may help, in milliseconds since the epoch; 0 at once. */
  retryAt: number;
  retry: (() => void) | null;
};

/** What is known of a conversation beside the words of its messages; changes rarely. */
export type ThreadShape = {
  phase: 'loading' | 'ready' | 'missing' | 'failed';
  /** Ids of the loaded end of the active path, oldest first. */
  order: readonly string[];
  earlier: boolean;
  loadingEarlier: boolean;
  live: Live | null;
  stopping: boolean;
  /** The message to send when the present answer has ended. */
  queued: string | null;
  problem: Problem | null;
  /** How many files it has. */
  files: number;
  /** Whether files are on their way into it; what is sent waits for them. */
  reading: boolean;
  /** How often the lost connection was tried again; 0 while all is well. */
  attempt: number;
  /** The question sent last from this page, which belongs near the top of the view. */
  sent: string | null;
  /** The user message that is being edited in place; `held`: to be sent once the files are read. */
  editing: { messageId: string; text: string; held?: boolean } | null;
  /** The message that was looked for, to be shown wherever it is. */
  sought: string | null;
};

/** A question to put. With `ids` it repeats an attempt whose answer was lost. */
export type Question = {
  content: string;
  parentId: string | null;
  /** The message this one is another version of. */
  edited?: MessageView | undefined;
  ids?: { turnId: string; questionId: string; answerId: string };
};

export type Thread = {
  readonly id: string;
  readonly shape: Cell<ThreadShape>;
  readonly rows: Map<string, Cell<MessageView>>;
  /** False until the server has answered to this id. */
  stored: boolean;
  /** True while what is here was told by the server with this very page. */
  current: boolean;
  /** The question that could not be sent: putting it again is the same question. */
  unsent: Question | null;
  /** Grows with each change this page makes itself: what was asked for before is out of date. */
  epoch: number;
  /** How many such changes the server has not answered yet. */
  changing: number;
  /** The reply whose end is still to be told to the page. */
  following: string | null;
  watch: { turnId: string; stop(): void } | null;
  /** Undoes the planned repetition of a lost connection. */
  cancelRetry: (() => void) | null;
};

export function createThread(id: string, phase: 'loading' | 'ready'): Thread {
  return {
    id,
    shape: createCell<ThreadShape>({
      phase,
      order: [],
      earlier: false,
      loadingEarlier: false,
      live: null,
      stopping: false,
      queued: null,
      problem: null,
      files: 0,
      reading: false,
      attempt: 0,
      sent: null,
      editing: null,
      sought: null,
    }),
    rows: new Map(),
    stored: false,
    current: false,
    unsent: null,
    epoch: 0,
    changing: 0,
    following: null,
    watch: null,
    cancelRetry: null,
  };
}

/** Runs a change of this conversation; no snapshot that was asked for before its end is believed. */
export async function mutating<Answer>(thread: Thread, work: () => Promise<Answer>): Promise<Answer> {
  thread.epoch += 1;
  thread.changing += 1;
  try {
    return await work();
  } finally {
    thread.epoch += 1;
    thread.changing -= 1;
  }
}

/** The loaded rows of the active path, oldest first. */
export function pathOf(thread: Thread): Path {
  const { order, earlier } = thread.shape.get();
  return { rows: order.flatMap((id) => thread.rows.get(id)?.get() ?? []), earlier };
}

/** Puts `path` in place; rows that did not change wake nobody. */
export function setPath(thread: Thread, path: Path, change: Partial<ThreadShape> = {}): void {
  for (const row of path.rows) {
    const cell = thread.rows.get(row.id);
    if (cell === undefined) thread.rows.set(row.id, createCell(row));
    else cell.set(row);
  }
  const before = thread.shape.get();
  const ids = path.rows.map((row) => row.id);
  const same = ids.length === before.order.length && ids.every((id, index) => id === before.order[index]);
  const live = liveOf(path.rows);
  patch(thread.shape, {
    ...change,
    order: same ? before.order : ids,
    earlier: path.earlier,
    live: live?.turnId === before.live?.turnId ? before.live : live,
    stopping: live !== null && live.turnId === before.live?.turnId && before.stopping,
  });
}

function liveOf(rows: readonly MessageView[]): Live | null {
  const row = rows.findLast((one) => one.live !== null);
  return row?.live ? { turnId: row.live.turnId, messageId: row.id } : null;
}

/** The last message of the loaded path. */
export function lastRow(thread: Thread): MessageView | undefined {
  const last = thread.shape.get().order.at(-1);
  return last === undefined ? undefined : thread.rows.get(last)?.get();
}

/** Closes the connection; the reply goes on without us. */
export function stopWatching(thread: Thread): void {
  const { watch: open } = thread;
  thread.watch = null;
  open?.stop();
}
