/** What the browser remembers. Nothing sealed is ever given to it. */
export type Keep = {
  get(key: string): string | null;
  set(key: string, value: string): void;
  drop(key: string): void;
  /** Keys that begin so, in the order of their names. */
  keys(prefix: string): readonly string[];
};

/** Storage may be forbidden (a frame on another site) or full: what it does not take is kept while the page lives. */
const keepIn = (open: () => Storage): Keep => {
  const page = new Map<string, string>();
  const attempt = <T>(work: (storage: Storage) => T): T | null => {
    try {
      return work(open());
    } catch {
      return null;
    }
  };
  return {
    get: (key) => page.get(key) ?? attempt((storage) => storage.getItem(key)),
    set: (key, value) => {
      page.delete(key);
      if (attempt((storage) => [storage.setItem(key, value)]) === null) page.set(key, value);
    },
    drop: (key) => {
      page.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
    keys: (prefix) =>
      [...new Set([...page.keys(), ...(attempt((storage) => Object.keys(storage)) ?? [])])]
        .filter((key) => key.startsWith(prefix))
        .sort(),
  };
};

/** Kept on this device until it is dropped. */
export const device = keepIn(() => localStorage);
/** Kept while this tab lives, across reloads. */
export const tab = keepIn(() => sessionStorage);
