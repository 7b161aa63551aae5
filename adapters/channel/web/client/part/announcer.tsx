import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useTalk } from './talk.tsx';

/** So much of a message is read out by itself; the rest is there to be read. */
const SPOKEN = 400;

/** Reads new messages out to those who listen to the page. It stands outside of the conversation, which is not live. */
export const Announcer = (): JSX.Element => {
  const { items } = useTalk().shown.feed;
  const heard = useRef<number | null>(null);
  const [spoken, setSpoken] = useState<{ readonly text: string; readonly lang: string }>({
    text: '',
    lang: '',
  });
  useEffect(() => {
    const last = items.at(-1);
    if (last === undefined) return;
    const before = heard.current;
    heard.current = last.seq;
    // What was there when the page opened is not news.
    if (before === null) return;
    const news = items.filter(({ seq, from }) => seq > before && !from.me);
    if (news.length === 0) return;
    const text = news.map((item) => `${item.from.label}: ${item.text.slice(0, SPOKEN)}`).join('\n');
    setSpoken({ text, lang: last.lang });
  }, [items]);
  return (
    <div class="hidden" aria-live="polite" lang={spoken.lang}>
      {spoken.text}
    </div>
  );
};
