import { expect, test } from '@jest/globals';
import { rowWords, searchWords } from '../../../core/view/queue-words.ts';

test('what is typed is folded to the words it is compared by', () => {
  expect(searchWords('  Über-Müller ＧｍｂＨ ')).toEqual(['uber', 'muller', 'gmbh']);
  expect(searchWords('NT$1,200.50 大同保險')).toEqual(['120050', '大同保險']);
  expect(searchWords('1.249,50 € No. 7')).toEqual(['124950', 'no', '7']);
  expect(searchWords('"|%_#\' \u{d800}')).toEqual([]);
});

test('a row is found by its number, kind, the other side and the amount; a name without spaces from any letter on', () => {
  const row = {
    claimantLabel: 'A1b2',
    claimType: 'wrongCharge',
    amount: { minor: 120_050, currency: 'TWD' },
  } as const;
  expect(rowWords({ ...row, respondentName: '大同 Air-Air' })).toBe('|a1b2|#wrongcharge|大同|同|air|120050|');
  expect(rowWords({ ...row, claimType: null, amount: null, respondentName: null })).toBe('|a1b2|#none|');
});
