import { expect, test } from '@jest/globals';
import {
  type Look,
  lookAt,
  NOT_SAVING,
  type Saving,
  save,
} from '../../../../../adapters/channel/web/client/room/saver.ts';

const GOOD: Look = { lost: 0.01, limited: false };
const LOSSY: Look = { lost: 0.3, limited: false };
const NARROW: Look = { lost: null, limited: true };
const after = (looks: readonly Look[], before: Saving = NOT_SAVING): boolean =>
  looks.reduce(save, before).saving;

test('the picture goes after three bad looks in a row, and not for one that passes', () => {
  expect(after([LOSSY, LOSSY, GOOD, LOSSY, LOSSY])).toBe(false);
  expect(after([LOSSY, NARROW, LOSSY])).toBe(true);
});

test('it comes back after eight good looks; while it is held back a narrow line says nothing new', () => {
  const saving = [LOSSY, LOSSY, LOSSY].reduce(save, NOT_SAVING);
  expect(after(Array<Look>(7).fill(GOOD), saving)).toBe(true);
  expect(after(Array<Look>(8).fill(NARROW), saving)).toBe(false);
  expect(after([...Array<Look>(7).fill(GOOD), LOSSY, ...Array<Look>(7).fill(GOOD)], saving)).toBe(true);
});

test('what the browser’s statistics say of a line', () => {
  const outbound = { type: 'outbound-rtp', qualityLimitationReason: 'bandwidth' };
  const pair = (bits: number) => ({ type: 'candidate-pair', availableOutgoingBitrate: bits });
  const told = (fractionLost: number) => ({ type: 'remote-inbound-rtp', fractionLost });
  expect(lookAt([outbound, pair(2_000_000), told(0.02), told(0.2)])).toEqual({ lost: 0.2, limited: false });
  expect(lookAt([outbound, pair(80_000)])).toEqual({ lost: null, limited: true });
  expect(lookAt([pair(80_000)])).toEqual({ lost: null, limited: false });
});
