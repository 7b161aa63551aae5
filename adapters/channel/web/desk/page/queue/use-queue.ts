import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Filter } from '../../wire.ts';
import { getQueue, Problem } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { useWake } from '../live.ts';
import { type QueueReader, readerOf } from './queue-reader.ts';
import { type Placed, placed } from './slice.ts';

export type QueueDesk = {
  readonly reader: QueueReader;
  /** Null until the first answer. */
  readonly rows: readonly Placed[] | null;
  readonly now: number;
  readonly here: string | null;
  /** More follow the last row. */
  readonly more: boolean;
  readonly problem: string | null;
};

/** The queue of a filter and a search, as far as it was read. */
export const useQueue = (filter: Filter, text: string): QueueDesk => {
  const { chrome, live, t } = useDesk();
  const { locale } = chrome;
  const reader = useMemo(
    () => readerOf(JSON.stringify([locale, filter, text]), (after) => getQueue(locale, filter, text, after)),
    [locale, filter, text],
  );
  const { slices, now, here, fault } = useSyncExternalStore(reader.onChange, reader.known);
  useEffect(() => reader.again(), [reader]);
  useWake(live, reader.again);
  const rows = useMemo(() => (slices.length === 0 ? null : placed(slices)), [slices]);
  const said = fault instanceof Problem ? fault.message : '';
  return {
    reader,
    rows,
    now,
    here,
    more: slices.at(-1)?.next != null,
    problem: fault === null ? null : said || t('desk.unreachable'),
  };
};
