import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDesk } from '../desk-context.ts';
import { QueueRow } from './queue-row.tsx';
import { QueueSkeleton } from './queue-skeleton.tsx';
import type { Placed } from './slice.ts';
import type { QueueDesk } from './use-queue.ts';

/** What a row is taken to be high before it was drawn, in pixels: on a desk and on a phone. */
const HEIGHT = { wide: 73, narrow: 170 };
const NARROW = '(max-width: 760px)';
/** Between cards, in pixels. */
const GAP = 8;
/** Rows drawn beyond what is seen. */
const BEYOND = 8;
const COLUMNS = ['desk.column.case', 'desk.next', 'desk.column.due', 'desk.holder'] as const;

type Props = {
  readonly queue: QueueDesk;
  readonly rows: readonly Placed[];
  readonly scroller: RefObject<HTMLElement | null>;
};

/**
 * The cases as a table with one stop for the tab key: arrows, Home, End and the page keys move between rows, Enter opens,
 * being a link. Only rows near the view are in the page; the one with the focus always is.
 */
export const QueueGrid = ({ queue, rows, scroller }: Props) => {
  const { t } = useDesk();
  const grid = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  const [active, setActive] = useState<string | null>(queue.reader.place.caseId);
  const at = Math.max(
    0,
    rows.findIndex(({ row }) => row.caseId === active),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (matchMedia(NARROW).matches ? HEIGHT.narrow : HEIGHT.wide),
    getItemKey: (index) => rows[index]?.row.caseId ?? index,
    scrollMargin: top,
    initialOffset: queue.reader.place.top,
    gap: matchMedia(NARROW).matches ? GAP : 0,
    overscan: BEYOND,
    rangeExtractor: (range) => [...new Set([at, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  const items = virtual.getVirtualItems();
  const seen = { first: virtual.range?.startIndex ?? 0, last: virtual.range?.endIndex ?? 0 };

  useLayoutEffect(() => setTop(grid.current?.offsetTop ?? 0), []);
  const { reader } = queue;
  useEffect(() => reader.show(seen.first, seen.last), [reader, seen.first, seen.last]);
  useEffect(() => {
    const main = scroller.current;
    if (main === null) return;
    const scrolled = (): void => {
      reader.place = { top: main.scrollTop, caseId: active };
    };
    scrolled();
    main.addEventListener('scroll', scrolled, { passive: true });
    return () => main.removeEventListener('scroll', scrolled);
  }, [scroller, reader, active]);
  useAnchor(rows, scroller, virtual);

  const go = (index: number): void => {
    const next = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (next === undefined) return;
    setActive(next.row.caseId);
    virtual.scrollToIndex(rows.indexOf(next));
    const reach = (): boolean => {
      const link = grid.current?.querySelector<HTMLElement>(
        `[data-case="${CSS.escape(next.row.caseId)}"] a.open`,
      );
      link?.focus({ preventScroll: true });
      return link != null;
    };
    // A row that was far away is in the page only after it was scrolled to.
    if (!reach()) requestAnimationFrame(reach);
  };
  const pressed = (event: KeyboardEvent): void => {
    const page = Math.max(1, seen.last - seen.first - 1);
    const to: { readonly [key: string]: number } = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const next = Object.hasOwn(to, event.key) ? to[event.key] : undefined;
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(next);
  };

  return (
    <>
      <table
        className="grid"
        ref={grid}
        aria-label={t('desk.queue')}
        aria-description={t('desk.keys')}
        aria-rowcount={queue.more ? -1 : rows.length + 1}
        aria-colcount={COLUMNS.length}
        tabIndex={-1}
        onKeyDown={pressed}
      >
        <thead>
          <tr className="row titles" aria-rowindex={1}>
            {COLUMNS.map((word) => (
              <th key={word} scope="col">
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="rows" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const each = rows[index];
            return (
              each !== undefined && (
                <QueueRow
                  key={key}
                  row={each.row}
                  now={queue.now}
                  index={index}
                  measure={virtual.measureElement}
                  top={start - top}
                  reachable={index === at}
                  onReached={setActive}
                />
              )
            );
          })}
        </tbody>
      </table>
      {queue.more && <QueueSkeleton rows={3} />}
    </>
  );
};

type Virtual = Pick<
  ReturnType<typeof useVirtualizer<HTMLElement, Element>>,
  'range' | 'getOffsetForIndex' | 'scrollToOffset'
>;

/** Rows that come or go above must not move what the reader is looking at. */
const useAnchor = (
  rows: readonly Placed[],
  scroller: RefObject<HTMLElement | null>,
  virtual: Virtual,
): void => {
  const anchor = useRef<{ readonly caseId: string; readonly index: number } | null>(null);
  const before = useRef(rows);
  useLayoutEffect(() => {
    const main = scroller.current;
    const held = anchor.current;
    if (main !== null && held !== null && before.current !== rows && main.scrollTop > 0) {
      const index = rows.findIndex(({ row }) => row.caseId === held.caseId);
      const was = virtual.getOffsetForIndex(held.index, 'start')?.[0];
      const is = index === -1 ? undefined : virtual.getOffsetForIndex(index, 'start')?.[0];
      if (index !== held.index && was !== undefined && is !== undefined)
        virtual.scrollToOffset(main.scrollTop + is - was);
    }
    before.current = rows;
    const first = virtual.range?.startIndex ?? 0;
    const caseId = rows[first]?.row.caseId;
    anchor.current = caseId === undefined ? null : { caseId, index: first };
  });
};
