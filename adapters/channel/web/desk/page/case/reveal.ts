import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { DeskSource } from '../../wire.ts';

export type Reveal = {
  /** What a line led to last; its place on the page is marked. */
  readonly shown: DeskSource | null;
  to(source: DeskSource): void;
};

const Context = createContext<Reveal>({ shown: null, to: () => {} });
export const RevealProvider = Context.Provider;
export const useReveal = (): Reveal => useContext(Context);

/** The class of a part of the page that can be led to; with `id` and `tabIndex` it takes the focus. */
export const useMarked = (place: string): { id: string; tabIndex: -1; className: string } => {
  const { shown } = useReveal();
  return { id: place, tabIndex: -1, className: shown?.place === place ? 'marked' : '' };
};

/** Leads to places on the page; `back` returns the focus to the line that led there, false where none did. */
export const useRevealing = (): { readonly reveal: Reveal; readonly back: () => boolean } => {
  const [shown, setShown] = useState<DeskSource | null>(null);
  const from = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const place = document.getElementById(shown.place);
    // A part that is folded away opens first.
    const folded = place?.closest('details');
    if (folded != null) folded.open = true;
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: 'center' });
  }, [shown]);
  const to = useCallback((source: DeskSource) => {
    from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    // A new value each time: the same line leads there again.
    setShown({ ...source });
  }, []);
  const back = (): boolean => {
    if (shown === null) return false;
    setShown(null);
    from.current?.focus();
    from.current?.scrollIntoView({ block: 'center' });
    return true;
  };
  return { reveal: { shown, to }, back };
};
