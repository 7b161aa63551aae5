import { tableOf, tableState } from './part.ts';
import { broken, type Steps } from './step.ts';

/** A sealed round, from the first thought of it to its close. */
export const SEALING: Steps<
  | 'sealedRoundProposed'
  | 'sealedRoundAgreed'
  | 'sealedRoundDeclined'
  | 'sealedRoundOpened'
  | 'sealedRoundClosed'
> = {
  sealedRoundProposed: (state, event, { at }) => ({
    ...tableState(state),
    sealedProposal: {
      roundId: event.roundId,
      by: event.by,
      rule: event.rule,
      timing: event.timing,
      agreed: event.by === 'staff' ? [] : [event.by],
      at,
    },
    movedAt: at,
  }),
  sealedRoundAgreed: (state, event, { at }) => {
    const table = tableState(state);
    if (table.sealedProposal === null) return broken(state, event.type);
    const agreed = [...table.sealedProposal.agreed, event.by];
    return { ...table, sealedProposal: { ...table.sealedProposal, agreed }, movedAt: at };
  },
  sealedRoundDeclined: (state, _event, { at }) => ({
    ...tableState(state),
    sealedProposal: null,
    movedAt: at,
  }),
  sealedRoundOpened: (state, event) => ({
    ...tableOf(state),
    phase: 'sealedRound',
    sealedProposal: null,
    round: event.round,
  }),
  sealedRoundClosed: (state, event, { at }) => {
    if (state.phase !== 'sealedRound') return broken(state, event.type);
    const { roundId, rule } = state.round;
    const round = { roundId, rule, matched: event.outcome.matched, closedAt: at };
    return { ...tableOf(state), phase: 'negotiating', rounds: [...state.rounds, round], movedAt: at };
  },
};
