/** A file that somebody chose, until the server has it for good. */
export type KeptFile = {
  readonly id: string;
  readonly conversationId: string;
  readonly file: File;
  readonly element: string | undefined;
};

/** The files of a device that are not sent yet. They outlive a reload, as the words of the outbox do. */
export type KeptFiles = {
  of(conversationId: string): Promise<readonly KeptFile[]>;
  put(file: KeptFile): Promise<void>;
  drop(id: string): Promise<void>;
};

const STORE = 'files';

/** localStorage takes text alone; files lie in IndexedDB. Where that is forbidden or full, a file is kept while the page lives. */
export const keptFiles = (): KeptFiles => {
  let opening: Promise<IDBDatabase> | null = null;
  const attempt = async <T>(
    mode: IDBTransactionMode,
    ask: (files: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | null> => {
    try {
      opening ??= open();
      const database = await opening;
      return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
    } catch {
      return null;
    }
  };
  return {
    of: async (conversationId) => {
      const all = (await attempt<KeptFile[]>('readonly', (files) => files.getAll())) ?? [];
      return all.filter((kept) => kept.conversationId === conversationId);
    },
    put: async (kept) => void (await attempt('readwrite', (files) => files.put(kept))),
    drop: async (id) => void (await attempt('readwrite', (files) => files.delete(id))),
  };
};

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('parley', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return answerOf(request);
};

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
