import { otherSide, type Side } from '../case/party.ts';
import type { CaseState } from '../case/state.ts';
import type { Carry } from '../mediation/carry.ts';
import type { MediatorReason } from '../mediation/search.ts';
import { proposedMediator } from '../mediation/wanted.ts';
import { mediatorOf } from '../staff/seat.ts';
import type { Instant } from '../time.ts';

/** What a side sees of the way to a mediator and of the talks with one. */
export type PartyMediation = {
  /** A mediator is looked for, or proposed. */
  readonly sought: boolean;
  readonly ownWish: boolean;
  readonly theirWish: boolean;
  /** Who was proposed and why; the same words for both sides. `settled`: this side has agreed, or let the time go by. */
  readonly proposed: {
    readonly mediatorId: string;
    readonly name: string;
    readonly why: MediatorReason;
    readonly objectBy: Instant;
    readonly settled: boolean;
    readonly mayObject: boolean;
  } | null;
  /** With whom the talks are; null where there are none. */
  readonly mediator: { readonly id: string; readonly name: string } | null;
  readonly turn: { readonly own: boolean; readonly until: Instant } | null;
  /** What the mediator would like to tell the other side, and this one has not answered for. */
  readonly carries: readonly Pick<Carry, 'carryId' | 'text'>[];
};

export const partyMediation = (state: CaseState, side: Side): PartyMediation => {
  const { search } = state;
  const wished = search?.wished ?? [];
  return {
    sought: search !== null && search.sought !== null,
    ownWish: wished.includes(side),
    theirWish: wished.includes(otherSide(side)),
    proposed: proposedTo(state, side),
    ...talks(state, side),
  };
};

const proposedTo = (state: CaseState, side: Side): PartyMediation['proposed'] => {
  const proposed = proposedMediator(state);
  if (proposed === null) return null;
  const { id, name, why, objectBy, settled } = proposed;
  const own = settled.includes(side);
  const mayObject = !own && state.search?.objected.includes(side) === false;
  return { mediatorId: id, name, why, objectBy, settled: own, mayObject };
};

const talks = (state: CaseState, side: Side): Pick<PartyMediation, 'mediator' | 'turn' | 'carries'> => {
  if (state.phase !== 'mediation' || mediatorOf(state) === null || !('id' in state.mediator))
    return { mediator: null, turn: null, carries: [] };
  const { id } = state.mediator;
  const { turn, carries } = state;
  return {
    mediator: { id, name: 'name' in state.mediator ? state.mediator.name : '' },
    turn: turn === null ? null : { own: turn.of === side, until: turn.until },
    carries: carries
      .filter(({ by, status }) => by === side && status === 'asked')
      .map(({ carryId, text }) => ({ carryId, text })),
  };
};
