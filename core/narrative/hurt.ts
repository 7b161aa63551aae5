import type { CaseState } from '../case/state.ts';

/** Whether the claimant says that somebody was hurt: in so many words, or by the kind of the claim. */
export const isHurt = ({ claimType, elements }: Pick<CaseState, 'claimType' | 'elements'>): boolean => {
  const stated = elements.injury?.value;
  return stated?.kind === 'yesNo' ? stated.yes : claimType === 'personalInjury';
};
