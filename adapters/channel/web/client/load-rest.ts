import { useEffect, useState } from 'preact/hooks';
import { backoff } from './live/backoff.ts';

export type Rest = typeof import('./rest.ts');

const SCRIPT = '/assets/rest.js';

let loading: Promise<Rest> | null = null;

const attempt = async (failures: number): Promise<Rest> => {
  try {
    return (await import(SCRIPT)) as Rest;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, backoff(failures + 1, Math.random())));
    return attempt(failures + 1);
  }
};

/** The second script, loaded once; a network that is gone is waited for. */
export const loadRest = (): Promise<Rest> => {
  loading ??= attempt(0);
  return loading;
};

let loaded: Rest | null = null;

/** The second script, null until it is there. */
export const useRest = (): Rest | null => {
  const [rest, setRest] = useState(loaded);
  useEffect(() => {
    void loadRest().then((there) => {
      loaded = there;
      setRest(there);
    });
  }, []);
  return rest;
};
