import type { Sample } from './draw.ts';
import { type Gate, type Scorer, share } from './gate.ts';
import { type Labelled, readTurns } from './multidogo.ts';
import { openSamples } from './open-number.ts';
import { privateSamples } from './private-value.ts';
import { understood } from './understood.ts';

const digitsIn = (value: string): number => value.replace(/\D/gu, '').length;

/** What of the labels is whole, so that its form tells what it is; "8977" alone is not known for the end of anything. */
const PRIVATE: readonly { readonly name: string; readonly isWhole: (slot: Labelled) => boolean }[] = [
  { name: 'card numbers', isWhole: ({ slot, value }) => slot === 'card_number' && isNumber(value, 13, 19) },
  { name: 'e-mails', isWhole: ({ slot, value }) => slot === 'email_address' && /com|net|org|@/u.test(value) },
  { name: 'phones', isWhole: ({ slot, value }) => slot === 'phone_number' && isNumber(value, 10, 15) },
  {
    name: 'SSN',
    isWhole: ({ slot, value, text }) => slot === 'ssn' && isNumber(value, 9, 9) && /ssn|social/u.test(text),
  },
];
const isNumber = (value: string, from: number, to: number): boolean =>
  /^[\d ]+$/u.test(value) && digitsIn(value) >= from && digitsIn(value) <= to;

/** Labels of numbers that others need to read. */
const OPEN = new Set([
  'policyid',
  'claimid',
  'charge_amount',
  'transferamount',
  'charge_date',
  'lastuseddate',
  'car_year',
]);

/** Whether nothing of the value can be read any more. */
export const isHidden = ({ text, value }: Pick<Sample, 'text' | 'value'>): boolean =>
  !understood(text).masked.includes(value);
/** Whether the value stands there untouched. */
export const isOpen = ({ text, value }: Pick<Sample, 'text' | 'value'>): boolean =>
  understood(text).masked.includes(value);

const SEED = 20_261_124;

/** What is hidden of private values, labelled and made up, and what stays of the numbers that others need. */
export const mask: Scorer = {
  folder: 'multidogo',
  title: 'Masking',
  score: async (folder) => {
    const slots = readTurns(folder).flatMap((turn) => turn.slots);
    const labelled = PRIVATE.map(({ name, isWhole }) => ({ name, samples: slots.filter(isWhole) }));
    const made = privateSamples(SEED, 400);
    const kinds = [...new Set(made.map(({ kind }) => kind))];
    const open = [...slots.filter(({ slot }) => OPEN.has(slot)), ...openSamples(SEED, 2_000)];
    const all = [...labelled.flatMap(({ samples }) => samples), ...made];
    return [
      { ...hidden('hidden of all', all), target: { atLeast: 0.95 } },
      ...labelled.map(({ name, samples }) => hidden(`  labelled ${name}`, samples)),
      ...kinds.map((kind) =>
        hidden(
          `  made up ${kind}`,
          made.filter((sample) => sample.kind === kind),
        ),
      ),
      {
        name: 'left readable of orders, policies, amounts, days',
        kind: 'share',
        value: share(open.filter(isOpen).length, open.length),
        of: open.length,
        target: { atLeast: 0.97 },
      },
    ] satisfies readonly Gate[];
  },
};

const hidden = (name: string, samples: readonly Pick<Sample, 'text' | 'value'>[]): Gate => ({
  name,
  kind: 'share',
  value: share(samples.filter(isHidden).length, samples.length),
  of: samples.length,
});
