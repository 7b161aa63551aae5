import type { Body } from '../message/message.ts';
import type { Store } from '../port/store.ts';

export type ShownRound = Extract<Body, { kind: 'sealedInput' }>;

const PAGE = 500;

/**
 * A sealed round as it stands in this person's own feed: its public bounds, and nothing that is not on their screen.
 * Without `roundId` the last one that was shown.
 */
export const shownRound = async (
  store: Pick<Store, 'feed'>,
  conversationId: string,
  roundId?: string,
): Promise<ShownRound | null> => {
  let found: ShownRound | null = null;
  let after = 0;
  while (true) {
    const items = await store.feed(conversationId, after, PAGE);
    for (const { message } of items)
      if (message.body.kind === 'sealedInput' && (roundId ?? message.body.roundId) === message.body.roundId)
        found = message.body;
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) return found;
    after = last.seq;
  }
};
