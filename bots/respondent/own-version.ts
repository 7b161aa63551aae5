import type { ElementId, ElementValue } from '../../core/narrative/element.ts';
import type { Reading } from '../../core/port/understanding.ts';
import type { RespondentView } from '../../core/view/respondent.ts';
import { awaiting, settled } from '../party/memory.ts';
import type { Stating } from '../party/pending.ts';
import { heardAs, shown, type Told } from '../party/said.ts';

/** How the respondent sees a fact, put beside what the claimant stated. */
export const ownValue: Stating<RespondentView> = (_view, memory, statements) =>
  heardAs(settled(memory), [
    {
      type: 'answerElements',
      answers: statements.map(({ element, value }) => ({ element, stance: 'dispute' as const, own: value })),
    },
  ]);

/** Words as the respondent's own version of a fact. What could be read in two ways is asked first. */
export const ownVersion = (told: Told<RespondentView>, element: ElementId) => {
  const { view, memory, reading } = told;
  const { value, certain } = readOwn(element, reading);
  return certain
    ? ownValue(view, memory, [{ element, value }])
    : heardAs(awaiting(memory, { kind: 'value', element, value }));
};

type Own = { readonly value: ElementValue; readonly certain: boolean };

const readOwn = (element: ElementId, reading: Reading): Own => {
  const [amount, ...amounts] = reading.amounts;
  if (element === 'amount' && amount !== undefined) {
    const { minor, currency } = amount;
    return {
      value: { kind: 'money', money: { minor, currency } },
      certain: amount.certain && amounts.length === 0,
    };
  }
  const [day] = reading.dates;
  if (element === 'when' && day !== undefined)
    return { value: { kind: 'date', from: day.from, to: day.to }, certain: day.certain };
  return { value: { kind: 'text', text: shown(reading).trim().slice(0, 4_000) }, certain: true };
};
