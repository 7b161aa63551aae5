import type { MandateState } from '../../representation/mandate.ts';
import type { CaseState } from '../state.ts';
import type { Steps } from './step.ts';

/** Who acts for a side, and who no longer does. */
export const REPRESENTING: Steps<
  | 'representativeNamed'
  | 'representativeInvited'
  | 'representativeJoined'
  | 'representativeDeclined'
  | 'mandateChanged'
  | 'mandateEnded'
> = {
  representativeNamed: (state, { by, mandate }, { at }) => ({
    ...state,
    mandates: [
      ...state.mandates,
      { ...mandate, status: 'invited', invitedBy: by, invitedAt: at, since: null, endedAt: null },
    ],
  }),
  // Its code is in the record for the side that hands it on, and in the store's links; the case needs neither.
  representativeInvited: (state) => state,
  representativeJoined: (state, { mandate }, { at }) =>
    changed(state, mandate.representativeId, { status: 'active', since: at }),
  representativeDeclined: (state, { representativeId }, { at }) =>
    changed(state, representativeId, { status: 'declined', endedAt: at }),
  mandateChanged: (state, { mandate: { representativeId, scope, bids } }) =>
    changed(state, representativeId, { scope, bids }),
  mandateEnded: (state, { representativeId }, { at }) =>
    changed(state, representativeId, { status: 'ended', endedAt: at }),
};

const changed = (state: CaseState, representativeId: string, change: Partial<MandateState>): CaseState => ({
  ...state,
  mandates: state.mandates.map((mandate) =>
    mandate.representativeId === representativeId ? { ...mandate, ...change } : mandate,
  ),
});
