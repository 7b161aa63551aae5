import type { ElementId, Statement } from '../../core/narrative/element.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { Facts } from '../party/facts.ts';
import { awaiting, type PartyMemory, settled } from '../party/memory.ts';
import type { PartyNote } from '../party/note.ts';
import { heardAs } from '../party/said.ts';

/** States facts and says what they replace: old value and new one. The same value again is only acknowledged. */
export const stated = (
  view: ClaimantView,
  memory: PartyMemory,
  statements: readonly Statement[],
): Hearing<PartyMemory> => {
  const fresh = statements.filter((statement) => !isKnown(view, statement));
  if (fresh.length === 0) return heardAs(memory, [], [{ note: 'same' }]);
  return heardAs(
    asksAnew(view, fresh) ? awaiting(memory, { kind: 'revise' }) : memory,
    [{ type: 'stateElements', statements: fresh.slice(0, 20) }],
    fresh.flatMap((statement) => correction(view, statement)),
  );
};

/** What the claim asks for rests on these; once it is filed, a change of them is put to the claimant before it counts. */
const ASKED_FOR: readonly ElementId[] = ['amount', 'wanted', 'wantedAmount'];
const REVISABLE: readonly ClaimantView['phase'][] = ['filed', 'invited', 'answering'];

const asksAnew = ({ phase, elements }: ClaimantView, statements: readonly Statement[]): boolean =>
  REVISABLE.includes(phase) &&
  statements.some(
    ({ element }) =>
      ASKED_FOR.includes(element) && !(element === 'amount' && elements.wantedAmount !== undefined),
  );

/** A fact that was read wrongly is asked for again, in other words. */
export const STATED: Facts<ClaimantView> = {
  state: stated,
  anew: (memory, element) => ({ ...settled(memory), asked: element, misses: 1 }),
};

const isKnown = ({ elements }: ClaimantView, { element, value }: Statement): boolean =>
  JSON.stringify(elements[element]?.value) === JSON.stringify(value);

const correction = ({ elements }: ClaimantView, { element, value }: Statement): readonly PartyNote[] => {
  const before = elements[element]?.value;
  return before === undefined ? [] : [{ note: 'corrected', element, before, after: value }];
};
