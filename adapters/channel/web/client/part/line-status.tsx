import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words.tsx';
import { useTalk } from './talk.tsx';

/** A connection that is back within this was not worth a word. */
const PATIENCE = 1_500;

/** Says calmly that the connection is gone, and what the server had to say that belongs to no turn. */
export const LineStatus = (): JSX.Element => {
  const { say } = useWords();
  const { line, notice } = useTalk().shown;
  const [late, setLate] = useState(false);
  const live = line === 'live';
  useEffect(() => {
    setLate(false);
    if (live) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [live]);
  const text = live || !late ? notice : say(navigator.onLine ? 'reconnecting' : 'offline');
  return (
    <p class="line-status" role="status" dir="auto">
      {text}
    </p>
  );
};
