import { useCallback, useEffect, useState } from 'react';
import type { Problem } from './api.ts';
import { useDesk } from './desk-context.ts';
import { useWake } from './live.ts';

export type Fetched<T> = {
  /** Null until the first answer. */
  readonly found: T | null;
  readonly problem: string | null;
  again(): Promise<void>;
};

/**
 * What a page shows, asked for again when something moved or the connection is back. `fetch` stays the same function as
 * long as it asks for the same; what was found before stands until there is something newer.
 */
export const useFetched = <T>(fetch: (locale: string) => Promise<T>): Fetched<T> => {
  const { chrome, live, t } = useDesk();
  const { locale } = chrome;
  const [found, setFound] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const again = useCallback(async (): Promise<void> => {
    try {
      setFound(await fetch(locale));
      setProblem(null);
    } catch (fault) {
      setProblem((fault as Problem).message || t('desk.unreachable'));
    }
  }, [fetch, locale, t]);
  useEffect(() => void again(), [again]);
  useWake(live, again);
  return { found, problem, again };
};
