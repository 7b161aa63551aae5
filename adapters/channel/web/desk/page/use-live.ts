import { useEffect, useRef } from 'preact/hooks';

/** Calls `onWake` when something in the queue moved, and after the connection was lost and found again. */
export const useLive = (onWake: () => void): void => {
  const latest = useRef(onWake);
  latest.current = onWake;
  useEffect(() => {
    const source = new EventSource('/api/desk/queue/events');
    let opened = false;
    source.onmessage = () => latest.current();
    source.onopen = () => {
      if (opened) latest.current();
      opened = true;
    };
    return () => source.close();
  }, []);
};
