import type { ElementId, ElementValue, Evidence } from '../narrative/element.ts';
import { type Found, mayHoldWords } from '../narrative/file-reading.ts';
import type { Side } from './party.ts';
import { SIDES } from './party.ts';
import type { CaseState, Phase } from './state.ts';

/** Files of one side that are read; a hundred photos are not a hundred receipts. */
const MOST_READ = 20;

/** A file of one of the sides; what somebody else gives is for people to read. */
type OwnFile = Evidence & { readonly by: Side };

/** What is still to be read, in the order in which it came. */
export const unread = (state: CaseState): readonly OwnFile[] =>
  SIDES.flatMap((side) =>
    state.evidence
      .filter((file): file is OwnFile => file.by === side && mayHoldWords(file))
      .slice(0, MOST_READ),
  ).filter(({ evidenceId }) => !state.readings.some((reading) => reading.evidenceId === evidenceId));

/** Phases in which the claimant may put a fact right. */
export const STATING = ['narrating', 'filed', 'invited', 'answering', 'negotiating'] as const;
/** Phases in which the respondent answers facts. */
const ANSWERING: readonly Phase[] = ['answering', 'negotiating'];

/** Would it change what its side says, and may that still be changed? Only then is it worth a question. */
export const isNews = (
  state: CaseState,
  side: Side,
  { element, value }: Pick<Found, 'element' | 'value'>,
): boolean => {
  if (side === 'claimant')
    return (
      STATING.some((phase) => phase === state.phase) &&
      !(state.phase !== 'narrating' && value.kind === 'money' && value.money.currency !== state.currency) &&
      !isSame(state.elements[element]?.value, value)
    );
  const claimed = state.elements[element]?.value;
  return (
    ANSWERING.includes(state.phase) &&
    claimed !== undefined &&
    !isSame(ownOf(state, element) ?? claimed, value)
  );
};

const ownOf = (state: CaseState, element: ElementId): ElementValue | undefined =>
  'answers' in state ? state.answers[element]?.own : undefined;

const isSame = (known: ElementValue | undefined, value: ElementValue): boolean => {
  if (known?.kind === 'money' && value.kind === 'money')
    return known.money.minor === value.money.minor && known.money.currency === value.money.currency;
  if (known?.kind === 'date' && value.kind === 'date')
    return known.from === value.from && known.to === value.to;
  return JSON.stringify(known) === JSON.stringify(value);
};
