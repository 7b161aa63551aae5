import type { CaseState, ContainmentState } from '../case/state.ts';
import { CLAIM_TYPE, type ClaimTypeId } from '../narrative/claim-type.ts';
import type { ElementId } from '../narrative/element.ts';
import { ELEMENT } from '../narrative/element-rule.ts';
import { missingElements } from '../narrative/missing.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Instant } from '../time.ts';
import { type PartyView, partyView } from './party.ts';

/** What the claimant may see: what both sides may, and the claimant's own telling. */
export type ClaimantView = PartyView & {
  readonly side: 'claimant';
  readonly claimType: ClaimTypeId | null;
  readonly claimTypes: readonly ClaimTypeId[];
  readonly told: boolean;
  /** Required by the claim type and not stated yet, in the order of asking. */
  readonly missing: readonly ElementId[];
  /** Not asked for by the claim type, and not stated: what may be added. */
  readonly addable: readonly ElementId[];
  readonly containment: ContainmentState['state'];
  readonly stopTheLoss: NonNullable<Procedure['stopTheLoss']> | null;
};

/** Cuts the claimant's view. Pure; `now` and the procedure are the only things it takes from outside the case. */
export const claimantView = (
  state: CaseState,
  about: { readonly now: Instant; readonly procedure: Procedure },
): ClaimantView => ({
  ...partyView(state, 'claimant', about),
  side: 'claimant',
  claimType: state.claimType,
  claimTypes: about.procedure.claimTypes,
  told: state.story.length > 0,
  missing: missingElements(state),
  addable: addableOf(state),
  containment: state.containment.state,
  stopTheLoss: about.procedure.stopTheLoss ?? null,
});

/** Files have a button of their own. */
const addableOf = ({ claimType, elements }: CaseState): readonly ElementId[] =>
  claimType === null
    ? []
    : CLAIM_TYPE[claimType].optional.filter(
        (element) => elements[element] === undefined && ELEMENT[element].answer !== 'file',
      );
