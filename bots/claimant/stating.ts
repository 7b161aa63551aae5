import type { Statement } from '../../core/narrative/element.ts';
import type { Hearing } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { Facts } from '../party/facts.ts';
import { type PartyMemory, settled } from '../party/memory.ts';
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
    memory,
    [{ type: 'stateElements', statements: fresh.slice(0, 20) }],
    fresh.flatMap((statement) => correction(view, statement)),
  );
};

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
