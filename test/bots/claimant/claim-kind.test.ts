import { expect, test } from '@jest/globals';
import { type ClaimChoice, choicesIn } from '../../../core/narrative/claim-group.ts';
import { CLAIM_TYPES, type ClaimTypeId } from '../../../core/narrative/claim-type.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { openHouse } from '../../fixture/house.ts';

/** Everything that can be reached by choosing: the types, and how many things there are to choose between at each step. */
const walked = (
  taken: readonly ClaimTypeId[],
): { readonly types: ClaimTypeId[]; readonly widths: number[] } => {
  const seen = { types: [] as ClaimTypeId[], widths: [] as number[] };
  const walk = (choices: readonly ClaimChoice[]): void => {
    seen.widths.push(choices.length);
    for (const choice of choices)
      if (choice.kind === 'type') seen.types.push(choice.type);
      else walk(choicesIn(choice.group, taken));
  };
  walk(choicesIn('any', taken));
  return seen;
};

test.each([
  ['all', CLAIM_TYPES] as const,
  ...PROCEDURES.map(({ id, claimTypes }) => [id, claimTypes] as const),
])(
  'every kind of dispute of "%s" is reached once, never choosing between more than three',
  (_name, taken) => {
    const { types, widths } = walked(taken);
    expect(types.sort()).toEqual([...taken].sort());
    expect(Math.max(...widths)).toBeLessThanOrEqual(3);
  },
);

test('a telling that says nothing of its kind leads through groups to a type', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  expect(await claimant.say('I want this sorted, it has been going on for weeks now')).toMatch(
    /\[Something I bought or booked\]/,
  );
  expect(await claimant.press('claimGroup', 'bought')).toMatch(/\[Something did not arrive\]/);
  expect(await claimant.press('claimGroup', 'service')).toMatch(/\[Trouble with a trip\]/);
  expect(await claimant.press('claimType', 'travelDisruption')).toMatch(/What did you buy or book/);
});

test('the kind can be changed while the claim is told', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  await claimant.say('My fridge from Acme arrived broken on 3 March, it cost $480');
  expect(await claimant.press('fix', null)).toMatch(/\[Kind of case\]/);
  await claimant.press('claimGroup', 'any');
  await claimant.press('claimGroup', 'bought');
  expect(await claimant.press('claimType', 'notDelivered')).toMatch(/When should it have arrived/);
});
