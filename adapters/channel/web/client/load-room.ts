import { useEffect, useState } from 'preact/hooks';
import { backoff } from './live/backoff.ts';

type Room = typeof import('./room/room.ts');

const SCRIPT = '/assets/room.js';

/** The script of the video room, null until it is there; a network that is gone is waited for. */
export const useRoom = (): Room | null => {
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    let wanted = true;
    const attempt = async (failures: number): Promise<void> => {
      try {
        const loaded = (await import(SCRIPT)) as Room;
        if (wanted) setRoom(loaded);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, backoff(failures + 1, Math.random())));
        if (wanted) await attempt(failures + 1);
      }
    };
    void attempt(0);
    return () => {
      wanted = false;
    };
  }, []);
  return room;
};
