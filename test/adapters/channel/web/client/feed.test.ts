import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_FEED, hasGap, merge } from '../../../../../adapters/channel/web/client/live/feed.ts';
import type { WireItem } from '../../../../../adapters/channel/web/wire.ts';

const item = (seq: number): WireItem => ({
  seq,
  at: seq,
  version: seq,
  from: { role: 'bot', label: 'Parley', me: false },
  text: `Message ${seq}`,
  lang: 'en',
  kind: 'text',
});

test('messages that come in any order, in any pieces and more than once stand once each, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 12 }))), (frames) => {
      const feed = frames.reduce((before, frame) => merge(before, frame.map(item)), EMPTY_FEED);
      const seqs = feed.items.map(({ seq }) => seq);
      expect(seqs).toEqual([...new Set(frames.flat())].sort((a, b) => a - b));
      const missing = seqs.findIndex((seq, index) => seq !== index + 1);
      expect(feed.whole).toBe(missing === -1 ? seqs.length : missing);
      expect(hasGap(feed)).toBe(missing !== -1);
    }),
  );
});

test('what is known already changes nothing, so nothing is drawn again', () => {
  const feed = merge(EMPTY_FEED, [item(1), item(2)]);
  expect(merge(feed, [item(2)])).toBe(feed);
});
