import { useEffect, useState } from 'preact/hooks';
import { backoff } from './live/backoff.ts';

/** A script that is loaded once, when it is first asked for; a network that is gone is waited for. */
export type LateScript<T> = {
  load(): Promise<T>;
  /** Null until it is there. */
  use(): T | null;
};

export const lateScript = <T>(path: string): LateScript<T> => {
  let loading: Promise<T> | null = null;
  let loaded: T | null = null;
  const attempt = (failures: number): Promise<T> =>
    (import(path) as Promise<T>).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, backoff(failures, Math.random())));
      return attempt(failures + 1);
    });
  const load = (): Promise<T> => {
    loading ??= attempt(1);
    return loading;
  };
  return {
    load,
    use: () => {
      const [there, setThere] = useState(loaded);
      useEffect(() => {
        void load().then((script) => {
          loaded = script;
          setThere(script);
        });
      }, []);
      return there;
    },
  };
};
