import type { ServerFrame } from '../wire.ts';
import type { Reader } from './access.ts';
import type { RenderPanel } from './panel.ts';
import type { WebParts } from './parts.ts';
import type { RenderItems } from './render.ts';

type FeedFrame = Extract<ServerFrame, { t: 'feed' }>;

/** Messages in one frame; more follow in the next. */
const PAGE = 200;

/** What a reader sees after a message, as a frame; null when the conversation is gone. */
export type FeedAfter = (reader: Reader, after: number) => Promise<FeedFrame | null>;

export const feedReader =
  ({ service }: Pick<WebParts, 'service'>, renderItems: RenderItems, renderPanel: RenderPanel): FeedAfter =>
  async ({ conversation, staffName }, after) => {
    const shown = await service.show(conversation.conversationId, after, PAGE);
    if (shown === null) return null;
    return { t: 'feed', items: await renderItems(shown, staffName), panel: renderPanel(shown) };
  };

/** All frames after a message, as one. */
export const wholeFeed = async (
  feedAfter: FeedAfter,
  reader: Reader,
  after: number,
): Promise<FeedFrame | null> => {
  let whole = await feedAfter(reader, after);
  let last = whole;
  while (whole !== null && last !== null && last.items.length === PAGE) {
    last = await feedAfter(reader, last.items.at(-1)?.seq ?? after);
    if (last !== null) whole = { ...last, items: [...whole.items, ...last.items] };
  }
  return whole;
};

/** A conversation that is being watched. */
export type Stream = {
  /** Shows what came after this message, now and from now on. */
  from(after: number): void;
  end(): void;
};

/**
 * Pushes a conversation's feed as it grows. Wakes that come while a frame is on its way count once, and the next frame
 * is made only when the one before was taken, so a slow reader costs one frame of memory. `onFault` ends the connection:
 * the browser then comes back and asks anew.
 */
export const openStream = ({
  wakeups,
  feedAfter,
  reader,
  send,
  onFault,
}: {
  readonly wakeups: WebParts['wakeups'];
  readonly feedAfter: FeedAfter;
  readonly reader: Reader;
  readonly send: (frame: FeedFrame) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}): Stream => {
  let after = 0;
  let stale = false;
  let running = false;
  let ended = false;

  const run = async (): Promise<void> => {
    running = true;
    try {
      while (stale && !ended) {
        stale = false;
        const asked = after;
        const frame = await feedAfter(reader, asked);
        if (frame === null || ended) break;
        // Unless the browser asked to begin elsewhere in the meantime.
        if (after === asked) after = frame.items.at(-1)?.seq ?? after;
        stale ||= frame.items.length === PAGE;
        await send(frame);
      }
    } catch (fault) {
      if (!ended) onFault(fault);
    } finally {
      running = false;
    }
  };
  const wake = (): void => {
    stale = true;
    if (!running) void run();
  };
  let unlisten: (() => void) | null = null;
  return {
    from: (seq) => {
      after = seq;
      unlisten ??= wakeups.listen(`conversation:${reader.conversation.conversationId}`, wake);
      wake();
    },
    end: () => {
      ended = true;
      unlisten?.();
    },
  };
};
