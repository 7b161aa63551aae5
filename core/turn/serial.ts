/** Runs tasks of one key one after the other, tasks of different keys side by side. A task that fails blocks nothing. */
export type Serial = { run<T>(key: string, task: () => Promise<T>): Promise<T> };

export const serial = (): Serial => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: <T>(key: string, task: () => Promise<T>): Promise<T> => {
      const before = tails.get(key);
      const result = before === undefined ? task() : before.then(task, task);
      tails.set(key, result);
      const clear = (): void => {
        if (tails.get(key) === result) tails.delete(key);
      };
      result.then(clear, clear);
      return result;
    },
  };
};
