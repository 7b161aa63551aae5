import type { VideoEngine } from '../../../core/port/video.ts';
import { SECOND } from '../../../core/time.ts';
import { type JanusLine, openJanus } from './janus-line.ts';
import { type JanusRoom, janusRoom } from './janus-room.ts';

/** A telephone or a laptop decodes as many faces at once without trouble. */
const AT_MOST = 12;
const AGAIN_AFTER = 2 * SECOND;

export type JanusSettings = { readonly url: string; readonly secret: string | undefined };

/**
 * A Janus (1.1 or later) in the middle: everybody sends once, and it passes on. Pages never speak with its API, and learn
 * nothing of it but the path of their own links; whoever may not hear somebody has no seat at it that would bring them.
 * `onFault` hears what goes wrong at it; rooms are made anew as soon as it is back.
 */
export const janusEngine = (settings: JanusSettings, onFault: (fault: unknown) => void): VideoEngine => {
  const rooms = new Set<JanusRoom>();
  let line: Promise<JanusLine> | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const gone = (): void => {
    line = null;
    if (closed) return;
    for (const room of rooms) room.forget();
    clearTimeout(again);
    again = setTimeout(() => {
      for (const room of rooms) room.settle();
    }, AGAIN_AFTER).unref();
  };
  const open = (): Promise<JanusLine> => {
    line ??= openJanus(settings, gone).catch((fault: unknown) => {
      gone();
      throw fault;
    });
    return line;
  };
  return {
    atMost: AT_MOST,
    open: (_roomId, ears) => {
      const room = janusRoom(open, ears, AT_MOST, onFault);
      rooms.add(room);
      return {
        arrange: room.arrange,
        take: room.take,
        close: async () => {
          rooms.delete(room);
          await room.close();
        },
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(again);
      await line?.then(
        (open) => open.close(),
        () => {},
      );
    },
  };
};
