import type { CaseState } from '../case/state.ts';
import type { ProposedMediator } from './search.ts';

const isBefore = ({ phase }: CaseState): boolean => phase === 'answering' || phase === 'negotiating';

/** Somebody is looked for, and nobody is proposed or known to be missing. */
export const isWanted = (state: CaseState): boolean =>
  isBefore(state) &&
  state.search !== null &&
  state.search.sought !== null &&
  state.search.proposed === null &&
  state.search.lacking === null;

/** Whom the case was proposed to as its mediator, while they have not begun; null where nobody is. */
export const proposedMediator = (state: CaseState): ProposedMediator | null =>
  isBefore(state) ? (state.search?.proposed ?? null) : null;
