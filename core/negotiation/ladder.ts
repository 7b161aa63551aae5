import type { AtTable } from '../case/state.ts';
import type { StallSignal } from './stall-signal.ts';

/** What to suggest to both sides next: a sealed round where it is about money alone, a person where it is not. */
export type Rung = 'keepTalking' | 'sealedRound' | 'person';

/** The next rung of the escalation ladder, from open data only: the same for both sides. */
export const nextRung = (
  table: Pick<AtTable, 'demand' | 'offers' | 'rounds' | 'refusal'>,
  signals: readonly StallSignal[],
): Rung => {
  if (table.rounds.some(({ matched }) => !matched)) return 'person';
  const money = table.demand.terms.money !== undefined && table.demand.terms.other.length === 0;
  const exchanged = table.offers.some(({ by }) => by === 'respondent');
  if (signals.length === 0 && table.offers.length < 3) return 'keepTalking';
  if (money && exchanged) return 'sealedRound';
  return signals.length === 0 ? 'keepTalking' : 'person';
};
