import type { StaffActor } from '../case/party.ts';
import type { CaseState, Phase } from '../case/state.ts';

/** Phases in which people may still sit together: a talk that leads to an agreement goes on until it is signed. */
export const TALKING = ['mediation', 'matched', 'reflection', 'signed'] as const satisfies readonly Phase[];

/** Who leads the talks of a case: whoever holds it while it is mediated, and for as long as that talk goes on after it. */
export const chairOf = (state: CaseState): StaffActor | null =>
  TALKING.some((phase) => phase === state.phase) ? (state.people.holder?.actor ?? null) : null;
