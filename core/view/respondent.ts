import { type CaseState, isOpen } from '../case/state.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import { ELEMENTS, type ElementId } from '../narrative/element.ts';
import { isFact } from '../narrative/summary.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Instant } from '../time.ts';
import { type PartyView, partyView } from './party.ts';

/**
 * What the respondent may see: what both sides may, and its own authority. Never the claimant's telling as it was told,
 * what was asked of a bank, or where the claimant came from.
 */
export type RespondentView = PartyView & {
  readonly side: 'respondent';
  readonly claimType: ClaimTypeId | null;
  /** The name on the invitation, or under which the respondent came in. */
  readonly name: string;
  readonly joined: boolean;
  /** What the respondent's own side has cleared, in minor units. */
  readonly authorityMinor: number | null;
  /** Facts that the claimant stated and the respondent has not answered, in the order of the claim. */
  readonly unanswered: readonly ElementId[];
};

/** Cuts the respondent's view. Pure; the moment and the procedure are all that it takes from outside the case. */
export const respondentView = (
  state: CaseState,
  about: { readonly now: Instant; readonly procedure: Pick<Procedure, 'timeZone'> },
): RespondentView => ({
  ...partyView(state, 'respondent', about),
  side: 'respondent',
  claimType: state.claimType,
  name: state.respondent?.name ?? ('invitedName' in state ? state.invitedName : ''),
  joined: state.respondent !== null,
  authorityMinor: 'authorityMinor' in state ? state.authorityMinor : null,
  unanswered: unansweredOf(state),
});

const unansweredOf = (state: CaseState): readonly ElementId[] => {
  if (!isOpen(state)) return [];
  const answers = 'answers' in state ? state.answers : {};
  return ELEMENTS.filter(
    (element) => isFact(element) && state.elements[element] !== undefined && answers[element] === undefined,
  );
};
