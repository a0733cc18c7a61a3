const DATABASE = 'greenroom-recordings';
const STORE = 'recordings';

/** Those of this page: a browser may keep nothing for us. */
const here = new Map<string, File>();
const keyOf = (userId: number, id: string) => `${userId} ${id}`;

/** Keeps what a user has spoken until the server has it. Answers whether it outlives this page. */
export async function keepRecording(userId: number, id: string, file: File): Promise<boolean> {
  here.set(keyOf(userId, id), file);
  return (await ask('readwrite', (store) => store.put(file, keyOf(userId, id)))) !== undefined;
}

/** `null` where this browser has it no more. */
export async function readRecording(userId: number, id: string): Promise<File | null> {
  const kept =
    here.get(keyOf(userId, id)) ?? (await ask('readonly', (store) => store.get(keyOf(userId, id))));
  return kept instanceof File ? kept : null;
}

export async function forgetRecording(userId: number, id: string): Promise<void> {
  here.delete(keyOf(userId, id));
  await ask('readwrite', (store) => store.delete(keyOf(userId, id)));
}

/** All that a user has spoken here. */
export async function forgetRecordings(userId: number): Promise<void> {
  here.clear();
  const all = IDBKeyRange.bound(keyOf(userId, ''), keyOf(userId, '\uFFFF'));
  await ask('readwrite', (store) => store.delete(all));
}

/** `undefined` where the browser keeps nothing for us: recordings then live as long as the page. */
async function ask(
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  try {
    const database = await open();
    try {
      const transaction = database.transaction(STORE, mode);
      const asked = request(transaction.objectStore(STORE));
      return await new Promise((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve(asked.result));
        for (const end of ['error', 'abort'])
          transaction.addEventListener(end, () => reject(transaction.error));
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
}
