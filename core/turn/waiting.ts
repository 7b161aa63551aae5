import type { Store } from '../port/store.ts';
import type { Inbound } from './input.ts';

/** The words that were received and not heard yet, by conversation. */
export type Waiting = {
  /** Counts a delivery in until the function that comes back is called. */
  enter(inbound: Inbound): () => void;
  /** Whether other words of the same conversation wait that had no effect yet. */
  more(than: Inbound): Promise<boolean>;
};

/**
 * Knows who is still writing. A delivery that had its effect already, and waits only because its channel sent it again,
 * does not count: nothing is said after it.
 */
export const waitingWords = (store: Store): Waiting => {
  const waiting = new Map<string, readonly Inbound[]>();
  return {
    enter: (inbound) => {
      const { conversationId } = inbound;
      if (inbound.input.kind !== 'text') return () => {};
      waiting.set(conversationId, [...(waiting.get(conversationId) ?? []), inbound]);
      return () => {
        const left = (waiting.get(conversationId) ?? []).filter((each) => each !== inbound);
        if (left.length === 0) waiting.delete(conversationId);
        else waiting.set(conversationId, left);
      };
    },
    more: async ({ conversationId, updateId: own }) => {
      for (const { updateId } of waiting.get(conversationId) ?? [])
        if (updateId !== own && !(await store.handled(conversationId, updateId))) return true;
      return false;
    },
  };
};
