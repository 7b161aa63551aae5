import type { CaseState } from '../case/state.ts';
import { CLAIM_TYPE } from './claim-type.ts';
import type { ElementId } from './element.ts';

/** What the claim type needs and nobody has stated yet, in the order of asking. Empty before there is a claim type. */
export const missingElements = (state: CaseState): readonly ElementId[] =>
  state.claimType === null
    ? []
    : CLAIM_TYPE[state.claimType].required.filter((element) => state.elements[element] === undefined);
