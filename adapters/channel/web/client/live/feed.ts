import type { WireItem } from '../../wire.ts';

/** The messages of a conversation by `seq`. `whole` is the last one before which none is missing. */
export type Feed = { readonly items: readonly WireItem[]; readonly whole: number };

export const EMPTY_FEED: Feed = { items: [], whole: 0 };

/** Takes in messages in any order and any number of times: each stands once, in its place. */
export const merge = (feed: Feed, incoming: readonly WireItem[]): Feed => {
  const known = new Set(feed.items.map(({ seq }) => seq));
  const fresh = incoming.filter(({ seq }) => !known.has(seq) && known.add(seq));
  if (fresh.length === 0) return feed;
  const items = [...feed.items, ...fresh].sort((a, b) => a.seq - b.seq);
  let { whole } = feed;
  for (const { seq } of items) if (seq === whole + 1) whole = seq;
  return { items, whole };
};

/** Is there a message whose predecessor never came? */
export const hasGap = ({ items, whole }: Feed): boolean => (items.at(-1)?.seq ?? 0) > whole;
