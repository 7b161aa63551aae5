import { expect, test } from '@jest/globals';
import { numberWords, rowWords, searchWords } from '../../../core/view/queue-words.ts';

test('what is typed is folded to the words it is compared by', () => {
  expect(searchWords('  Über-Müller ＧｍｂＨ ')).toEqual(['uber', 'muller', 'gmbh']);
  expect(searchWords('NT$1,200.50 大同保險')).toEqual(['120050', '大同保險']);
  expect(searchWords('1.249,50 € No. 7')).toEqual(['124950', 'no', '7']);
  expect(searchWords('"|%_#\' \u{d800}')).toEqual([]);
});

test('a row is found by its number, kind, the other side and the amount; a name without spaces from any letter on', () => {
  const row = {
    claimType: 'wrongCharge',
    amount: { minor: 120_050, currency: 'TWD' },
  } as const;
  expect(rowWords('k-1', { ...row, respondentName: '大同 Air-Air' })).toBe(
    '|c6hjf22222|=k-1|#wrongcharge|大同|同|air|120050|',
  );
  expect(rowWords('k-1', { ...row, claimType: null, amount: null, respondentName: null })).toBe(
    '|c6hjf22222|=k-1|#none|',
  );
});

test('a number is one word however its halves are set apart, also while the second is typed; a former number is one too', () => {
  const inRow = (typed: string) => {
    const words = searchWords(typed);
    return words.map((word, place) =>
      numberWords(word, { before: words[place - 1], next: words[place + 1] }),
    );
  };
  expect(inRow('K7F3M-9QX2T')).toEqual([['k7f3m9qx2t'], ['k7f3m9qx2t']]);
  expect(inRow('K7F3M 9q')).toEqual([['k7f3m9q'], ['k7f3m9q']]);
  // Letters that no number has, a first half that is none, and a second that is too long.
  expect(inRow('claim 9q')).toEqual([[], []]);
  expect(inRow('k7fm 9qx2t')).toEqual([[], []]);
  expect(inRow('k7f3m 9qx2tz')).toEqual([[], ['=9qx2tz']]);
  expect(inRow('mf3k2a1b')).toEqual([['=mf3k2a1b']]);
});
