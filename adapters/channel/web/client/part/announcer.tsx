import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireItem } from '../../wire.ts';
import { useTalk } from './talk.tsx';

/** So much of a message is read out by itself; the rest is there to be read. */
const SPOKEN = 400;

/** Reads new messages out to those who listen to the page. It stands outside of the conversation, which is not live. */
export const Announcer = (): JSX.Element => {
  const { items } = useTalk().shown.feed;
  const heard = useRef<number | null>(null);
  const [news, setNews] = useState<readonly WireItem[]>([]);
  useEffect(() => {
    const last = items.at(-1);
    if (last === undefined) return;
    const before = heard.current;
    heard.current = last.seq;
    // What was there when the page opened is not news.
    if (before === null) return;
    const fresh = items.filter(({ seq, from }) => seq > before && !from.me);
    if (fresh.length > 0) setNews(fresh);
  }, [items]);
  return (
    <div class="hidden" aria-live="polite">
      {news.map(({ seq, lang, from, text }) => (
        <p key={seq} lang={lang}>
          {from.label}: {text.slice(0, SPOKEN)}
        </p>
      ))}
    </div>
  );
};
