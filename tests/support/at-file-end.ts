const tasks: (() => Promise<void>)[] = [];

/** Has something closed after the file's tests and hooks, before its database is dropped. */
export function atFileEnd(task: () => Promise<void>): void {
  tasks.push(task);
}

/** Called by the set-up of every file. */
export async function endFile(): Promise<void> {
  for (const task of tasks.splice(0)) await task();
}
