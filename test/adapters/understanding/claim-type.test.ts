import { expect, test } from '@jest/globals';
import { reading } from './reading.ts';

test('one kind that leads is certain, and is the only candidate where no word speaks for another', () => {
  expect(reading('en', 'I ordered a lamp and it never arrived.').claimType).toEqual({
    type: 'notDelivered',
    certain: true,
    candidates: ['notDelivered'],
  });
});

test('several that words speak for are told in order, three at most', () => {
  const { claimType } = reading(
    'en',
    'The airline charged me twice, someone used my card, my doctor and my gym never answered.',
  );
  expect(claimType?.candidates).toEqual(['cardTransaction', 'wrongCharge', 'travelDisruption']);
});

test('what speaks for none has no kind', () => {
  expect(reading('zh-Hant', '我想請你們幫忙處理一件事情').claimType).toBeUndefined();
});
